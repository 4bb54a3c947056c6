package io.holdfast.webshared.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.rest.CheckBatchResource;
import io.holdfast.rbac.rest.CheckResource;
import io.holdfast.rbac.rest.ExplainResource;
import io.holdfast.rbac.rest.PermissionSearchResource;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsTest {
    @Test
    void questionsAboutRightsAreReads() {
        List<String> asked = Stream.of(CheckResource.class, CheckBatchResource.class, ExplainResource.class)
                .map(ReadsTest::path)
                .toList();
        assertThat(asked).isNotEmpty().allMatch(path -> Reads.isOne("POST", "/api", path));

        List<String> searches = Arrays.stream(PermissionSearchResource.class.getMethods())
                .map(method -> method.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(path -> path(PermissionSearchResource.class) + "/" + path.value())
                .toList();
        assertThat(searches).hasSize(3).allMatch(path -> Reads.isOne("POST", "/api", path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api, /v1/rbac/assign",
        "HEAD, /people, ",
        "POST, /access, /v1/evaluation",
    })
    void soIsWhatIsSafeAndTheDecisionPoint(String method, String servlet, String path) {
        assertThat(Reads.isOne(method, servlet, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api, /v1/rbac/assign",
        "POST, /api, /v1/rbac/simulate",
        "POST, /api, /v1/rbac/check/batch/more",
        "POST, /api, ",
        "POST, /people, /v1/rbac/check",
        "DELETE, /api, /v1/rbac/assign/1",
    })
    void whateverMayChangeSomethingIsNot(String method, String servlet, String path) {
        assertThat(Reads.isOne(method, servlet, path)).isFalse();
    }

    private static String path(Class<?> resource) {
        return "/" + resource.getAnnotation(Path.class).value();
    }
}
