package io.holdfast.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;

/** A mail as it travels: both forms of the text, and headers that tell machines that no person wrote it. */
final class Mime extends MimeMessage {
    private final String messageId;

    private Mime(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** @param fromName what readers see of the sender; empty for the bare address */
    static MimeMessage of(Session session, MailAddress from, String fromName, Outgoing mail) throws MessagingException {
        var message = new Mime(session, mail.messageId());
        message.setFrom(sender(from, fromName));
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to().toString()));
        message.setSubject(mail.letter().subject(), UTF_8.name());
        message.setSentDate(Date.from(mail.date()));
        // RFC 3834: no vacation note answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(mail.letter().text(), UTF_8.name(), "plain");
        var html = new MimeBodyPart();
        html.setText(mail.letter().html(), UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress sender(MailAddress from, String name) throws MessagingException {
        try {
            return name.isBlank()
                    ? new InternetAddress(from.toString())
                    : new InternetAddress(from.toString(), name, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("this JVM lacks UTF-8", e);
        }
    }
}
