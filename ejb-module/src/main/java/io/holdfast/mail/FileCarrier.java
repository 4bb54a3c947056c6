package io.holdfast.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/** Puts mails into a folder, one file each, which appears when it is complete. The same mail twice is one file. */
final class FileCarrier implements MailCarrier {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final MailAddress from;
    private final String fromName;

    FileCarrier(Path folder, MailAddress from, String fromName) {
        this.folder = folder;
        this.from = from;
        this.fromName = fromName;
    }

    @Override
    public Verdict carry(Outgoing mail) {
        String id = mail.messageId().replaceAll("^<|@.*$", "").replaceAll("[^A-Za-z0-9-]", "");
        Path file = folder.resolve(TIME.format(mail.date()) + "-" + mail.kind() + "-" + id + ".eml");
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "." + id, ".part");
            try {
                try (var out = Files.newOutputStream(part)) {
                    Mime.of(Session.getInstance(new Properties()), from, fromName, mail)
                            .writeTo(out);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return Verdict.TAKEN;
        } catch (IOException e) {
            return new Verdict(Verdict.Kind.LATER, "The folder of mails cannot be written: " + e);
        } catch (MessagingException e) {
            return new Verdict(Verdict.Kind.REFUSED, "The mail cannot be put together: " + e.getMessage());
        }
    }
}
