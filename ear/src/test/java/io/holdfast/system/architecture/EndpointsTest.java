package io.holdfast.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.holdfast.bench.matrix.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The document of endpoints says what the code says. It is what the negative matrix goes by. */
@AnalyzeClasses(locations = Module.Main.class)
class EndpointsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "ENDPOINTS.md");

    @ArchTest
    static void the_document_of_endpoints_names_each_with_the_permissions_of_its_use_cases(JavaClasses product)
            throws IOException {
        List<Endpoint> written = new Endpoints(product).all();
        Path rows = Files.writeString(
                Path.of("target", "endpoints.md"),
                written.stream().map(Endpoint::row).collect(Collectors.joining("\n", "", "\n")));

        assertThat(Endpoint.in(DOCUMENT))
                .as("docs/ENDPOINTS.md; its rows as the code has them: %s", rows.toAbsolutePath())
                .isEqualTo(written);
    }
}
