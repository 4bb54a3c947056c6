package io.holdfast.bench.audit;

import io.holdfast.bench.audit.AuditCommand.Part;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.OwnArchive;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Machine;
import io.holdfast.bench.report.Report;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The order of things. */
final class AuditBench {
    private static final String UNREACHED = "1000000000";

    private final AuditOptions options;
    private final Set<Part> parts;
    private final Ending ending;
    private final Console console;
    private Product product;

    AuditBench(AuditOptions options, Set<Part> parts, Ending ending, Console console) {
        this.options = options;
        this.parts = parts;
        this.ending = ending;
        this.console = console;
    }

    Report figures() throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        var report = new Report("./holdfast bench audit", console);
        report.head(Machine.describe());
        var folder = ending.folder();
        product = ending.with(Product.in(folder.resolve("audit"), 1, OwnArchive.in(folder)));
        var status = product.start(Map.of(
                "HOLDFAST_LIMITS_PER_USER",
                UNREACHED,
                "HOLDFAST_LIMITS_PER_ADDRESS",
                UNREACHED,
                "HOLDFAST_TOKEN_LIFETIME",
                "PT6H",
                "HOLDFAST_SESSION_IDLE",
                "PT6H"));
        report.head("Holdfast " + status.version()
                + ", one node whose archive also holds the benchmark's use case; limits of requests raised, everything else as"
                + " installed");
        try (Connection owner = product.database("owner")) {
            if (parts.contains(Part.WRITING)) {
                BenchTables.make(owner);
                new WritingPhase(options, console, owner, status).sections().forEach(report::add);
            }
            if (parts.stream().anyMatch(Part::needsLog)) atSize(owner, status, report);
        }
        return report;
    }

    private void atSize(Connection owner, Status status, Report report)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        var largest = largest(owner);
        var numbering = new NumberingPhase(owner, console);
        long before = numbering.numbered();
        console.progress("Loading " + options.events() + " events");
        new LoadedLog(product, console, owner, largest).load(options.events());
        report.add(numbering.awaitAll(before));
        settle();
        var reader = Person.signIn(status, SearchPhase.READER);
        if (parts.contains(Part.SEARCHING)) {
            var search = new SearchPhase(reader, console);
            report.add(search.filters(options.events()));
            report.add(search.text());
        }
        if (parts.contains(Part.PROVING)) {
            var proving = new ProvingPhase(owner, console, ending.folder(), product.mirror());
            report.add(proving.inclusion(reader, largest));
            report.add(proving.verifying(largest));
        }
        if (parts.contains(Part.PROVING) || parts.contains(Part.FORGING))
            report.add(new EvidencePhase(owner, console, ending.folder(), product.mirror()).run(reader, largest));
        if (parts.contains(Part.FORGING)) {
            ForgingPhase.of(product, console, ending.folder()).run().forEach(report::add);
            report.add(new RestoredPhase(product, console, ending.folder()).run(largest));
            report.add(new SelfVerifyingPhase(product, console, ending.folder()).run(largest));
        }
    }

    /** A log that grew over months was vacuumed on the way, and its pages are on the disk; one that was just loaded is neither. */
    private void settle() throws IOException, SQLException {
        console.progress("Vacuuming");
        try (Connection admin = product.database("admin");
                var statement = admin.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }

    /** The organization of whoever searches gets most of the events. */
    private static UUID largest(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("SELECT id FROM tenants WHERE slug = 'harvest'")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }
}
