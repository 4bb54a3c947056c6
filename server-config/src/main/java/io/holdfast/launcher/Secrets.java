package io.holdfast.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What only this installation knows: made once, one file each, readable by the launcher's user alone. A setting of the
 * same meaning goes before the file.
 */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Settings settings;

    Secrets(Path folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Password of a database role of the embedded database: admin, owner, app or reader. */
    String databasePassword(String role) {
        return kept("database-" + role, () -> hex(24));
    }

    /** Base64 of 32 bytes. Losing it loses everything that was encrypted with it. */
    String masterKey() {
        return settings.find("holdfast.master-key")
                .orElseGet(() -> kept("master-key", () -> Base64.getEncoder().encodeToString(bytes(32))));
    }

    /**
     * Signs the audit log's checkpoints; whoever has it can forge a log.
     *
     * @param publicUrl whose host a new log is named after
     */
    String auditSigningKey(String publicUrl) {
        return settings.find("holdfast.audit.signing-key")
                .orElseGet(() ->
                        kept("audit-signing-key", () -> AuditKeyFile.make(AuditKeyFile.logName(publicUrl, hex(6)))));
    }

    /** The key that takes over; empty unless one is being replaced. */
    Optional<String> nextAuditSigningKey() {
        return settings.find("holdfast.audit.signing-key-next").or(() -> read("audit-signing-key-next"));
    }

    /** Makes the key that takes over from the present one, once. */
    String makeNextAuditSigningKey(String present) {
        return kept("audit-signing-key-next", () -> AuditKeyFile.make(AuditKeyFile.logNameOf(present)));
    }

    /** The next key is the present one from now on; the former one is gone. */
    void replaceAuditSigningKey() {
        try {
            Files.move(
                    folder.resolve("audit-signing-key-next"),
                    folder.resolve("audit-signing-key"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LauncherException("Cannot put the next signing key in place: " + e.getMessage() + ".", e);
        }
    }

    private Optional<String> read(String name) {
        return Files.exists(folder.resolve(name))
                ? Optional.of(kept(name, () -> {
                    throw new LauncherException("The secret " + name + " has gone.");
                }))
                : Optional.empty();
    }

    String operatorToken() {
        return settings.find("holdfast.operator-token").orElseGet(() -> kept("operator-token", () -> hex(32)));
    }

    /** By which the demo's AuthZEN client is recognized. */
    String authzenToken() {
        return settings.find("holdfast.demo.authzen-token")
                .orElseGet(() -> kept("authzen-token", () -> "hfc_" + hex(32)));
    }

    /** Keeps the data grids of two installations apart. */
    String installation() {
        return kept("installation", () -> hex(4));
    }

    String simulatorClientId() {
        return kept("simulator-client-id", () -> "1000." + hex(15).toUpperCase(Locale.ROOT));
    }

    String simulatorClientSecret() {
        return kept("simulator-client-secret", () -> hex(21));
    }

    String simulatorRefreshToken() {
        return kept("simulator-refresh-token", () -> "1000." + hex(16) + "." + hex(16));
    }

    /** Administration of Payara Server: admin or master. */
    String serverPassword(String which) {
        return kept("server-" + which, () -> hex(24));
    }

    private synchronized String kept(String name, Supplier<String> maker) {
        var file = folder.resolve(name);
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            var value = maker.get();
            write(file, value);
            return value;
        } catch (IOException e) {
            throw new LauncherException("Cannot read or write the secret " + file + ": " + e.getMessage() + ".", e);
        }
    }

    /** Writes a file for the owner's eyes only; there is never a half-written one. */
    static void write(Path file, String text) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, ownerOnly(file));
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
