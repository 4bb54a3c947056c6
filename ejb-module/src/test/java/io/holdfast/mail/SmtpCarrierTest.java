package io.holdfast.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.holdfast.mail.MailServer.Tls;
import io.holdfast.testing.TestCertificate;
import io.holdfast.testing.TestMailServer;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations with real mail servers over real sockets. */
class SmtpCarrierTest {
    private static final String READER = "ada@acme.example";
    private static final MailAddress RETURN_TO =
            MailAddress.of("returned@holdfast.example").orElseThrow();

    @TempDir
    Path folder;

    private final TestMailServer scripted = TestMailServer.inClear();
    private GreenMail friendly;

    @AfterEach
    void stop() throws IOException {
        scripted.close();
        if (friendly != null) {
            friendly.stop();
        }
    }

    @Test
    void aMailArrivesInBothFormsWithItsOwnId() throws Exception {
        friendly(ServerSetup.PROTOCOL_SMTP);

        assertThat(carry(friendlyServer(Tls.OPTIONAL, null, null))).isEqualTo(Verdict.TAKEN);

        MimeMessage[] received = friendly.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Grüße an <Ada>");
        assertThat(received[0].getMessageID()).isEqualTo(Mails.ID);
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var parts = (MimeMultipart) received[0].getContent();
        // A line that is only a dot does not end the mail.
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("Grüße")
                .contains("Ende");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Grüße</p>");
    }

    @Test
    void aServerThatAsksForASignInGetsIt() {
        friendly(ServerSetup.PROTOCOL_SMTP);
        friendly.setUser("box@holdfast.example", "mailer", "right");

        assertThat(carry(friendlyServer(Tls.OFF, "mailer", "right"))).isEqualTo(Verdict.TAKEN);
        Verdict refused = carry(friendlyServer(Tls.OFF, "mailer", "wrong"));

        assertThat(refused.kind()).isEqualTo(Verdict.Kind.LATER);
        assertThat(refused.said()).contains("refuses our sign-in").doesNotContain("wrong");
        assertThat(friendly.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whereTlsIsRequiredNothingIsSaidInClear() {
        Verdict verdict = carry(scripted(Tls.STARTTLS));

        assertThat(verdict.isForNow()).isTrue();
        assertThat(verdict.said()).contains("STARTTLS");
        assertThat(scripted.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
    }

    @Test
    void aServerThatNobodyVouchesForGetsNoMail() {
        friendly(ServerSetup.PROTOCOL_SMTPS);

        Verdict verdict = carry(friendlyServer(Tls.IMPLICIT, null, null));

        assertThat(verdict.isForNow()).isTrue();
        assertThat(friendly.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWhoseAuthorityWeKnowTakesMailUnderTls() throws IOException {
        var certificate = TestCertificate.of(folder, "dns:localhost");
        try (var beginsInClear = TestMailServer.offeringTls(certificate);
                var tlsAlone = TestMailServer.inTls(certificate)) {
            assertThat(carry(trusted(beginsInClear, Tls.STARTTLS, certificate))).isEqualTo(Verdict.TAKEN);
            assertThat(carry(trusted(beginsInClear, Tls.OPTIONAL, certificate))).isEqualTo(Verdict.TAKEN);
            assertThat(carry(trusted(tlsAlone, Tls.IMPLICIT, certificate))).isEqualTo(Verdict.TAKEN);

            assertThat(beginsInClear.received()).hasSize(2).allMatch(TestMailServer.Received::guarded);
            assertThat(tlsAlone.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS, dns:mail.other.example", "IMPLICIT, dns:mail.other.example"})
    void aCertificateOfAnotherNameIsRefused(Tls tls, String name) throws IOException {
        var certificate = TestCertificate.of(folder, name);
        try (var server =
                tls == Tls.IMPLICIT ? TestMailServer.inTls(certificate) : TestMailServer.offeringTls(certificate)) {
            Verdict verdict = carry(trusted(server, tls, certificate));

            assertThat(verdict.kind()).as(verdict.said()).isEqualTo(Verdict.Kind.UNREACHED);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefusedAfterStartTlsToo() throws IOException {
        var certificate = TestCertificate.of(folder, "dns:localhost");
        try (var server = TestMailServer.offeringTls(certificate)) {
            var untrusting =
                    new MailServer("localhost", server.port(), Tls.STARTTLS, null, null, Duration.ofSeconds(5), null);

            assertThat(carry(untrusting).isForNow()).isTrue();
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
        }
    }

    @Test
    void whatCannotBeDeliveredIsToBeReportedToAnAddressOfItsOwn() {
        carry(scripted(Tls.OFF));
        assertThat(scripted.heard()).anyMatch(line -> line.startsWith("MAIL FROM:<returned@holdfast.example>"));
        assertThat(scripted.received().get(0).content()).contains("From: Holdfast <no-reply@holdfast.example>");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, GONE",
        "RCPT, 550 no such user, GONE",
        "RCPT, 553 5.1.3 bad address, GONE",
        "RCPT, 552 5.2.2 mailbox full, BOUNCED",
        "RCPT, 552 mailbox full, BOUNCED",
        "RCPT, 550 5.7.1 relaying denied, BOUNCED",
        "RCPT, 451 4.7.1 greylisted, LATER",
        "RCPT, 452 4.2.2 mailbox full for now, LATER",
        "MAIL, 550 5.7.1 sender refused, REFUSED",
        "MAIL, 421 too busy, LATER",
        "DATA, 554 5.6.0 not like this, REFUSED",
        "CONTENT, 554 5.7.1 looks like spam, REFUSED",
        "CONTENT, 451 local error, LATER",
        "GREETING, 554 go away, UNREACHED",
        "GREETING, 421 come back later, UNREACHED"
    })
    void whatAServerAnswersDecidesWhatFollows(String word, String answer, Verdict.Kind kind) {
        scripted.answering(word, answer);

        Verdict verdict = carry(scripted(Tls.OFF));

        assertThat(verdict.kind()).as(verdict.said()).isEqualTo(kind);
        assertThat(verdict.said()).contains(answer.substring(0, 3)).doesNotContain("\n", "\r");
    }

    @Test
    void aServerThatSaysNothingMeansLater() {
        scripted.answering("MAIL", "");
        assertThat(carry(scripted(Tls.OFF)).isForNow()).isTrue();
    }

    @Test
    void aServerThatIsNotThereMeansLater() throws IOException {
        int port = scripted.port();
        scripted.close();
        var nobody = new MailServer("127.0.0.1", port, Tls.OFF, null, null, Duration.ofSeconds(2), null);
        assertThat(carry(nobody).kind()).isEqualTo(Verdict.Kind.UNREACHED);
    }

    @Test
    void theServerLearnsOurDomainAndNotTheNameOfThisMachine() {
        carry(scripted(Tls.OFF));
        assertThat(scripted.heard()).first().asString().isEqualTo("EHLO holdfast.example");
    }

    private static Verdict carry(MailServer server) {
        return new SmtpCarrier(server, Mails.SENDER, "Holdfast", RETURN_TO).carry(Mails.to(READER));
    }

    private static MailServer trusted(TestMailServer server, Tls tls, TestCertificate certificate) {
        return new MailServer("localhost", server.port(), tls, null, null, Duration.ofSeconds(5), certificate.file());
    }

    private MailServer scripted(Tls tls) {
        return new MailServer("127.0.0.1", scripted.port(), tls, null, null, Duration.ofSeconds(1), null);
    }

    private void friendly(String protocol) {
        friendly = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        friendly.start();
    }

    private MailServer friendlyServer(Tls tls, String user, String password) {
        int port = tls == Tls.IMPLICIT
                ? friendly.getSmtps().getPort()
                : friendly.getSmtp().getPort();
        return new MailServer("127.0.0.1", port, tls, user, password, Duration.ofSeconds(5), null);
    }
}
