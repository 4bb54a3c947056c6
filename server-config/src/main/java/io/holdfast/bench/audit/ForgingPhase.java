package io.holdfast.bench.audit;

import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The catalogue of mutations: each is done as SQL by the superuser to a copy of a log that lived, the whole log is exported as it then
 * is, and the offline verifier, which has the mirrored checkpoints, must find it and say where.
 */
public final class ForgingPhase {
    private static final int TENTHS = 9;

    private final LogCopy copy;
    private final String secret;
    private final Console console;
    private final Path folder;
    private final Path mirror;

    /** @param folder for bundles, one at a time @param mirror the file of mirrored checkpoints @param secret the key that signs */
    ForgingPhase(LogCopy copy, String secret, Console console, Path folder, Path mirror) {
        this.copy = copy;
        this.secret = secret;
        this.console = console;
        this.folder = folder;
        this.mirror = mirror;
    }

    /** Kills the nodes of the product first. */
    public static ForgingPhase of(Product product, Console console, Path folder)
            throws IOException, InterruptedException, SQLException {
        console.progress("Forging a copy of the log");
        return new ForgingPhase(
                LogCopy.of(product), product.secret("audit-signing-key"), console, folder, product.mirror());
    }

    /** What is done to tables, then what is done to files. */
    public List<Section> run() throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        var tables = ofTables();
        try (var database = copy.untouched()) {
            var log = Log.of(database);
            var one = Selection.of(database, log.tenant(), log.key(), Math.toIntExact(log.position()));
            return List.of(tables, new FileForgeries(one, secret, folder, mirror).run());
        }
    }

    private Section ofTables() throws IOException, InterruptedException, SQLException {
        var section = new Section("Forgeries of a copy of the log", "done by the superuser", "found", "where");
        Log log;
        try (var database = copy.untouched()) {
            log = Log.of(database);
            var good = verdict(database, log);
            section.note(String.format(
                    Locale.ROOT,
                    "The log of one tenant: %,d events up to its newest checkpoint, of %,d in all. Untouched: %s.",
                    log.size(),
                    log.all(),
                    good.isGood() ? "VERIFIED" : good.kind()));
            if (!good.isGood()) section.problem("The untouched log is not found good: " + good.sentence());
        }
        int found = 0;
        for (var forgery : Forgery.all()) {
            console.progress("  " + forgery.name());
            try (var database = copy.forged(forgery, log.tenant(), log.other(), log.position())) {
                var verdict = verdict(database, log);
                database.rollback();
                boolean placed = verdict.names(log.position())
                        || verdict.names(log.position() + 1)
                        || (forgery.isWide() && verdict.from() >= 0 && verdict.from() <= log.position());
                section.row(forgery.name(), verdict.isGood() ? "**no**" : verdict.kind(), place(verdict));
                if (verdict.isGood()) section.problem("Not found: " + forgery.name());
                else if (!placed) section.problem("Not placed: " + forgery.name() + ": " + verdict.sentence());
                else found++;
            }
        }
        return section.note(found + " of " + Forgery.all().size() + " were found and placed; position forged: "
                + log.position()
                + ". Each was done in a transaction on the copy, triggers off and constraints dropped, exported"
                + " from it and undone.");
    }

    private Verdict verdict(Connection database, Log log) throws IOException, InterruptedException, SQLException {
        return new LogCheck(folder, mirror).of(database, log.tenant(), log.key());
    }

    private static String place(Verdict verdict) {
        if (verdict.from() < 0) return "";
        return verdict.to() == verdict.from() + 1
                ? "at " + verdict.from()
                : "from " + verdict.from() + " to " + (verdict.to() - 1);
    }

    /** What is forged. @param key as the product published it before anybody forged */
    private record Log(UUID tenant, UUID other, String key, long size, long all, long position) {
        static Log of(Connection database) throws SQLException {
            try (var statement = database.createStatement();
                    var row = statement.executeQuery("""
                            SELECT a.tenant_id, b.tenant_id, (SELECT vkey FROM audit_signing_keys WHERE until IS NULL),
                              (SELECT sum(size) FROM audit_heads)
                            FROM audit_heads a, audit_heads b WHERE a.tenant_id <> b.tenant_id
                            ORDER BY a.size DESC, b.size DESC LIMIT 1""")) {
                row.next();
                var tenant = row.getObject(1, UUID.class);
                long size = WholeLog.NoteText.newest(database, tenant).size();
                return new Log(
                        tenant,
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        size,
                        row.getLong(4),
                        size * TENTHS / 10);
            }
        }
    }
}
