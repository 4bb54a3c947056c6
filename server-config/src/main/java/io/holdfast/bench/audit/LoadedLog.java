package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Team;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads a log of several months and tenants; the sequencer numbers it as it numbers everything. */
final class LoadedLog {
    static final int MONTHS = 7;
    private static final int OTHERS = 5;
    private static final int LOADERS = 2;

    private final Product product;
    private final Console console;
    private final List<UUID> tenants;

    /** @param largest gets seven of ten events */
    LoadedLog(Product product, Console console, Connection owner, UUID largest) throws SQLException {
        this.product = product;
        this.console = console;
        this.tenants = new ArrayList<>(List.of(largest));
        tenants.addAll(BenchTables.tenants(owner, OTHERS));
    }

    /** Loads so many events, evenly over the months up to now, and leaves them to the sequencer. */
    void load(long events) throws IOException, InterruptedException, SQLException {
        var now = OffsetDateTime.now(ZoneOffset.UTC).minusHours(1);
        var months = new ArrayList<YearMonth>();
        for (int back = MONTHS - 1; back >= 0; back--)
            months.add(YearMonth.from(now).minusMonths(back));
        long each = events / MONTHS;
        var next = new AtomicInteger();
        Team.of(LOADERS, loader -> {
            try (var owner = product.database("owner")) {
                for (int n = next.getAndIncrement(); n < MONTHS; n = next.getAndIncrement()) {
                    long count = n == MONTHS - 1 ? events - each * (MONTHS - 1) : each;
                    console.progress("  filling " + months.get(n) + " with " + count + " events");
                    new LoadedMonth(months.get(n)).fill(owner, 1 + n * each, count, tenants, now);
                }
            }
        });
        console.progress("  attaching them");
        try (var owner = product.database("owner")) {
            owner.setAutoCommit(false);
            var loaded = months.stream().map(LoadedMonth::new).toList();
            for (var month : loaded) month.await(owner);
            for (var month : loaded) month.attach(owner);
            owner.commit();
        }
    }

    List<UUID> tenants() {
        return tenants;
    }
}
