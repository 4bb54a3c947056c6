package io.holdfast.bench.authz;

import io.holdfast.bench.matrix.Endpoint;
import io.holdfast.bench.matrix.Matrix;
import io.holdfast.bench.matrix.Plan;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Every case of the negative matrix, on a product of its own with the demo in it. */
final class MatrixPhase {
    private static final String UNREACHED = "1000000000";
    private static final Map<String, String> SETTINGS = Map.of(
            "HOLDFAST_TRUSTED_PROXIES", "127.0.0.1,::1",
            "HOLDFAST_LIMITS_PER_USER", UNREACHED,
            "HOLDFAST_LIMITS_PER_ADDRESS", UNREACHED,
            "HOLDFAST_SIGNIN_ATTEMPTS_PER_EMAIL", UNREACHED);

    private final Console console;

    MatrixPhase(Console console) {
        this.console = console;
    }

    Section run(Ending ending) throws IOException, InterruptedException, SQLException {
        var product = ending.with(Product.in(ending.folder().resolve("matrix")));
        console.progress("Starting the product");
        var status = product.start(SETTINGS);
        var endpoints = Endpoint.in(Product.dist().resolve("bench").resolve("ENDPOINTS.md"));
        console.progress("Trying " + endpoints.size() + " endpoints");
        try (var owner = product.database("owner")) {
            return section(new Matrix(status.portal(), owner, endpoints, console::progress).run(Plan.FULL));
        }
    }

    private static Section section(Matrix.Result result) {
        var section = new Section("The negative matrix, every case", "expected by the evaluator", "requests");
        result.tried().forEach((expected, times) -> section.row(expected, Integer.toString(times)));
        section.note(result.endpoints() + " endpoints, " + result.people()
                + " people, good, expired, revoked and no credentials,"
                + " objects of one's own, out of reach, of others and missing. " + result.changes()
                + " changes that are right were not made.");
        section.note("After the cases of each endpoint no row of any organization had changed, and each refusal had one"
                + " event.");
        result.wrong().forEach(section::problem);
        return section;
    }
}
