package io.holdfast.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.holdfast.mail.BounceMailbox.Outcome;
import io.holdfast.mail.MailServer.Tls;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox on a real IMAP server. */
class BounceMailboxTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final List<DeliveryReport> noted = new ArrayList<>();
    private GreenMailUser user;

    @BeforeEach
    void aMailbox() {
        server.start();
        user = server.setUser("returned@holdfast.example", "returned", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aReportIsNotedOnceAndStays() throws Exception {
        arrives(Reports.of(Mails.ID, "Action: failed", "Status: 5.1.1"));

        assertThat(read(mailbox())).isEqualTo(new Outcome(1, 1, 0));
        assertThat(read(mailbox())).isEqualTo(new Outcome(0, 0, 0));
        assertThat(noted).extracting(DeliveryReport::kind).containsExactly(DeliveryReport.Kind.GONE);
        assertThat(inbox().getMessageCount()).isEqualTo(1);
    }

    @Test
    void aReportThatWasReadIsPutAwayAndALetterIsLeft() throws Exception {
        arrives(Reports.of(Mails.ID, "Action: failed", "Status: 5.1.1"));
        arrives("Subject: When will you call?\r\n\r\nAda\r\n");

        var mailbox = new BounceMailbox(access("right"), "INBOX", Optional.of("Read"));
        assertThat(mailbox.read(10, noted::add)).isEqualTo(new Outcome(2, 1, 0));

        assertThat(inbox().getMessages())
                .extracting(message -> message.getMimeMessage().getSubject())
                .containsExactly("When will you call?");
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getFolder(user, "Read")
                        .getMessageCount())
                .isEqualTo(1);
    }

    @Test
    void whatIsTooLargeOrNoMailAtAllHoldsUpNothing() throws Exception {
        arrives(Reports.of(Mails.ID, "Action: failed", "X-Much: " + "much ".repeat(100_000)));
        arrives("Content-Type: multipart/report; boundary=\r\n\r\n--\u0000--");
        arrives(Reports.of(Mails.ID, "Action: delayed", "Status: 4.4.1"));

        assertThat(read(mailbox())).isEqualTo(new Outcome(3, 1, 0));
        assertThat(noted).extracting(DeliveryReport::kind).containsExactly(DeliveryReport.Kind.DELAYED);
        assertThat(read(mailbox()).messages()).isZero();
    }

    @Test
    void whatCannotBeNotedStaysUnreadAndTheNextOneIsNoted() throws Exception {
        arrives(Reports.of("<first@holdfast.example>", "Action: failed"));
        arrives(Reports.of("<second@holdfast.example>", "Action: failed"));

        Outcome outcome = mailbox().read(10, report -> {
            if (report.messageIds().contains("<first@holdfast.example>")) {
                throw new IllegalStateException("the database is away");
            }
        });

        assertThat(outcome).isEqualTo(new Outcome(2, 1, 1));
        assertThat(inbox().getMessages())
                .extracting(StoredMessage::getFlags)
                .extracting(flags -> flags.contains(Flags.Flag.SEEN))
                .containsExactly(false, true);
    }

    @Test
    void noMoreThanAskedForIsRead() throws Exception {
        for (int i = 0; i < 5; i++) {
            arrives(Reports.of(Mails.ID, "Action: failed"));
        }
        assertThat(mailbox().read(3, noted::add)).isEqualTo(new Outcome(3, 3, 0));
        assertThat(mailbox().read(3, noted::add)).isEqualTo(new Outcome(2, 2, 0));
    }

    @Test
    void aMailboxThatDoesNotOpenSaysSo() {
        assertThatThrownBy(() -> new BounceMailbox(access("wrong"), "INBOX", Optional.empty()).read(10, noted::add))
                .isInstanceOf(MessagingException.class);
    }

    private Outcome read(BounceMailbox mailbox) throws MessagingException {
        return mailbox.read(10, noted::add);
    }

    private BounceMailbox mailbox() {
        return new BounceMailbox(access("right"), "INBOX", Optional.empty());
    }

    private MailServer access(String password) {
        return new MailServer(
                "127.0.0.1", server.getImap().getPort(), Tls.OFF, "returned", password, Duration.ofSeconds(5), null);
    }

    private MailFolder inbox() {
        return server.getManagers().getImapHostManager().getFolder(user, "INBOX");
    }

    private void arrives(String mail) throws MessagingException {
        var bytes = new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1));
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), bytes));
    }
}
