package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.matrix.Endpoint;
import io.holdfast.bench.matrix.Matrix;
import io.holdfast.bench.matrix.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whoever may not is refused at every address, whatever they show at the door, nothing changes by it, and the log has it once. */
abstract class MatrixContract {
    private static final Path ENDPOINTS = Path.of("..", "docs", "ENDPOINTS.md");

    @Test
    void everyTwoValuesOfEndpointPersonCredentialAndObjectMeetAndAreAnsweredAsTheEvaluatorSays(
            Portal portal, Database database) throws IOException, InterruptedException, SQLException {
        try (Connection owner = database.connect()) {
            var result = new Matrix(portal.page("/"), owner, Endpoint.in(ENDPOINTS), progress -> {}).run(Plan.PAIRWISE);

            assertThat(result.wrong()).isEmpty();
            assertThat(result.tried()).containsOnlyKeys("STRANGER", "REFUSED", "NOT_THERE", "LET_IN");
        }
    }
}
