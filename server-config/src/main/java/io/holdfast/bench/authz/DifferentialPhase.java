package io.holdfast.bench.authz;

import io.holdfast.bench.differential.Comparing;
import io.holdfast.bench.differential.Tally;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The evaluator, which is the specification, against what decides in memory and in the database. */
final class DifferentialPhase {
    private static final int QUESTIONS_IN_MEMORY = 20;
    /** To write an organization costs more than to ask about it. */
    private static final int QUESTIONS_IN_SQL = 1000;

    private final Console console;
    private final long first;
    private final int cases;

    /**
     * @param first seed of an organization; the others follow it
     * @param cases against each
     */
    DifferentialPhase(Console console, long first, int cases) {
        this.console = console;
        this.first = first;
        this.cases = cases;
    }

    List<Section> run(Ending ending) throws IOException, InterruptedException, SQLException {
        console.progress("Comparing the snapshot");
        var inMemory = section(
                "the snapshot, by reason",
                Comparing.inMemory(first, organizations(QUESTIONS_IN_MEMORY), QUESTIONS_IN_MEMORY));
        var product = ending.with(Product.in(ending.folder().resolve("differential")));
        console.progress("Starting the product");
        product.start(Map.of());
        console.progress("Comparing SQL");
        try (var owner = product.database("owner");
                var app = product.database("app")) {
            var tally = Comparing.inSql(owner, app, first, organizations(QUESTIONS_IN_SQL), QUESTIONS_IN_SQL);
            return List.of(inMemory, section("user_has_org_permission_enhanced, by yes and no", tally));
        }
    }

    private long organizations(int questions) {
        return ((long) cases + questions - 1) / questions;
    }

    private Section section(String compared, Tally tally) {
        var section = new Section("The evaluator and " + compared, "compared", "differing", "seeds from");
        section.row(
                String.format(Locale.ROOT, "%,d", tally.compared()),
                Long.toString(tally.differences()),
                Long.toString(first));
        section.note("Right answers: " + tally.reasons() + ".");
        tally.differing().forEach(section::problem);
        return section;
    }
}
