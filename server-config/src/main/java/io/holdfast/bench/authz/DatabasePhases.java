package io.holdfast.bench.authz;

import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the database decides, finds and makes anew, over organizations of a thousand and of a million effective grants. */
final class DatabasePhases {
    private static final int FEW = 10;
    private static final int MANY = 10_000;
    private static final Map<String, String> SETTINGS =
            Map.of("HOLDFAST_LIMITS_PER_USER", "1000000000", "HOLDFAST_LIMITS_PER_ADDRESS", "1000000000");

    private final Console console;
    private final Duration warmup;

    /** @param warmup how long a node is asked for pages before any counts */
    DatabasePhases(Console console, Duration warmup) {
        this.console = console;
        this.warmup = warmup;
    }

    List<Section> run(Ending ending) throws IOException, InterruptedException, SQLException {
        var product = ending.with(Product.in(ending.folder().resolve("database")));
        console.progress("Starting the product");
        var status = product.start(SETTINGS);
        try (var owner = product.database("owner");
                var app = product.database("app")) {
            console.progress("Writing rights");
            var small = ManyRights.of(FEW, owner, app);
            var large = ManyRights.of(MANY, owner, app);
            var sql = new SqlPhase(app, console).run(small, large);
            var pages = new PagesPhase(Person.signIn(status, large.boss()), console, warmup).run(large);
            var rebuild = new RebuildPhase(owner, app, console).run(large);
            return List.of(sql, pages, rebuild);
        }
    }
}
