package io.holdfast.bench.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A tenant's whole log, exported and verified offline with the mirrored checkpoints. */
final class LogCheck {
    private final Path folder;
    private final Path mirror;

    /** @param folder for bundles, one at a time @param mirror where the product mirrors checkpoints */
    LogCheck(Path folder, Path mirror) {
        this.folder = folder;
        this.mirror = mirror;
    }

    Verdict of(Connection database, UUID tenant, String key, String... options)
            throws IOException, InterruptedException, SQLException {
        var kept = kept();
        var bundle = folder.resolve("log.zip");
        try {
            WholeLog.export(database, tenant, key, bundle);
            return Verdict.of(bundle, key, List.of(kept), options);
        } finally {
            Files.deleteIfExists(bundle);
        }
    }

    /** What is mirrored before the export: a log that goes on has newer checkpoints by the time it is verified. */
    Path kept() throws IOException {
        return Files.copy(mirror, folder.resolve("kept.txt"), StandardCopyOption.REPLACE_EXISTING);
    }
}
