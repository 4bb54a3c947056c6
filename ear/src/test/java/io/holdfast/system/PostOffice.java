package io.holdfast.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.holdfast.testing.TestCertificate;
import io.holdfast.testing.TestMailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The mail servers that the product under test knows: one that takes its mail, under TLS with a certificate of its own, and one
 * with the mailbox that reports come back to. They are the same for both archives and live as long as this JVM.
 */
final class PostOffice {
    private static final PostOffice ONLY = new PostOffice();
    private static final String REPORTS = "returned@holdfast.example";
    private static final String PASSWORD = "of-the-post-office";

    private final TestCertificate certificate;
    private final TestMailServer outgoing;
    private final GreenMail incoming = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser reports;

    private PostOffice() {
        certificate = TestCertificate.of(folder(), "dns:localhost");
        outgoing = TestMailServer.offeringTls(certificate);
        incoming.start();
        reports = incoming.setUser(REPORTS, REPORTS, PASSWORD);
    }

    static PostOffice open() {
        return ONLY;
    }

    /** What the product is told of it. */
    static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("HOLDFAST_MAIL_MODE", "smtp"),
                Map.entry("HOLDFAST_MAIL_HOST", "localhost"),
                Map.entry("HOLDFAST_MAIL_PORT", String.valueOf(ONLY.outgoing.port())),
                Map.entry("HOLDFAST_MAIL_AUTHORITY", ONLY.certificate.file().toString()),
                Map.entry("HOLDFAST_MAIL_FROM", "no-reply@holdfast.example"),
                Map.entry("HOLDFAST_MAIL_RETURN_TO", REPORTS),
                Map.entry("HOLDFAST_MAIL_RETRY_AFTER", "PT1S"),
                Map.entry("HOLDFAST_MAIL_BOUNCES_HOST", "127.0.0.1"),
                Map.entry(
                        "HOLDFAST_MAIL_BOUNCES_PORT",
                        String.valueOf(ONLY.incoming.getImap().getPort())),
                Map.entry("HOLDFAST_MAIL_BOUNCES_TLS", "off"),
                Map.entry("HOLDFAST_MAIL_BOUNCES_USER", REPORTS),
                Map.entry("HOLDFAST_MAIL_BOUNCES_PASSWORD", PASSWORD));
    }

    /** The server that takes mail; it does what it is told. */
    TestMailServer server() {
        return outgoing;
    }

    /** The mails that were taken for this address, in order. */
    List<Letter> lettersTo(String address) {
        return outgoing.received(address).stream().map(Letter::of).toList();
    }

    /** Says hours later that a mail could not be delivered. */
    void report(String messageId, String status) {
        try {
            reports.deliver(mime("""
                    From: MAILER-DAEMON@mx.example
                    To: %s
                    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                    --b1
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mx.example

                    Final-Recipient: rfc822; somebody@elsewhere.example
                    Action: failed
                    Status: %s

                    --b1
                    Content-Type: text/rfc822-headers

                    Message-ID: %s

                    --b1--
                    """.formatted(REPORTS, status, messageId).replace("\n", "\r\n")));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage mime(String text) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** Whoever the product runs as reads the certificate there. */
    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("holdfast-post-office-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "close-post-office"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mail as its reader sees it. @param guarded whether it came under TLS */
    record Letter(String messageId, String subject, String text, boolean guarded) {
        static Letter of(TestMailServer.Received received) {
            try {
                var mime = mime(received.content());
                var parts = (MimeMultipart) mime.getContent();
                return new Letter(
                        mime.getMessageID(),
                        mime.getSubject(),
                        parts.getBodyPart(0).getContent().toString(),
                        received.guarded());
            } catch (MessagingException | IOException e) {
                throw new AssertionError("this is no mail: " + received.content(), e);
            }
        }
    }
}
