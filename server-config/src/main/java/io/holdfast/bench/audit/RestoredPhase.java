package io.holdfast.bench.audit;

import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An older copy of the database takes its place, and the product goes on with it. It must begin an incarnation of its own, and the
 * verifier, which has the mirrored checkpoints of what was lost, must say so.
 */
final class RestoredPhase {
    private final Product product;
    private final CoveredWork work;
    private final Console console;
    private final Path folder;

    RestoredPhase(Product product, Console console, Path folder) {
        this.product = product;
        this.work = new CoveredWork(product);
        this.console = console;
        this.folder = folder;
    }

    /** The product's nodes are killed, its launcher stands still, and {@link LogCopy} has made the copy. @param tenant whose log is looked at */
    Section run(UUID tenant) throws IOException, InterruptedException, SQLException {
        console.progress("Restoring the older copy and going on with it");
        work.goOn();
        long lost = work.log(tenant);
        LogCopy.exchange(product);
        work.goOn();
        return judged(tenant, lost);
    }

    private Section judged(UUID tenant, long lost) throws IOException, InterruptedException, SQLException {
        var section = new Section("An older copy restored, and the product goes on", "figure", "measured", "expected");
        try (var owner = product.database("owner")) {
            work.log(tenant);
            var newest = WholeLog.NoteText.newest(owner, tenant);
            var check = new LogCheck(folder, product.mirror());
            var key = Keys.current(owner);
            var strict = check.of(owner, tenant, key);
            var accepting = check.of(owner, tenant, key, "--accept-restore");
            section.row("size of the newest checkpoint of what was lost", Long.toString(lost), "")
                    .row(
                            "origin now ends in",
                            newest.origin().substring(newest.origin().lastIndexOf('/') + 1),
                            "2")
                    .row("verifier finds", strict.isGood() ? "**nothing**" : strict.kind(), "FORKED")
                    .row(
                            "verifier with --accept-restore",
                            accepting.isGood() ? "VERIFIED" : accepting.kind(),
                            "VERIFIED")
                    .note(strict.sentence());
            if (strict.isGood()) section.problem("A restored log that went on was not found.");
            if (!accepting.isGood()) section.problem("Not accepted: " + accepting.sentence());
            if (!newest.origin().endsWith("/2")) section.problem("No new incarnation began: " + newest.origin());
        }
        return section;
    }
}
