package io.holdfast.mail;

import io.holdfast.mail.MailSettings.Tls;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hands mails to a mail server, one conversation each, so that what goes wrong with one is no other's trouble. Every wait has an
 * end.
 */
final class SmtpCarrier implements MailCarrier {
    private static final Logger LOG = Logger.getLogger(SmtpCarrier.class.getName());

    private final Server server;
    private final MailAddress from;
    private final String fromName;
    private final Session session;
    private final String protocol;

    /**
     * A mail server.
     *
     * @param user null when it asks for no sign-in
     * @param password null without a user
     * @param timeout to connect, and for each answer
     */
    record Server(String host, int port, Tls tls, String user, String password, Duration timeout) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    SmtpCarrier(Server server, MailAddress from, String fromName) {
        this.server = server;
        this.from = from;
        this.fromName = fromName;
        this.protocol = server.tls() == Tls.IMPLICIT ? "smtps" : "smtp";
        this.session = Session.getInstance(properties());
    }

    private Properties properties() {
        var properties = new Properties();
        String millis = String.valueOf(server.timeout().toMillis());
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "auth", String.valueOf(server.user() != null));
        properties.setProperty(
                prefix + "starttls.enable",
                String.valueOf(server.tls() == Tls.STARTTLS || server.tls() == Tls.OPTIONAL));
        properties.setProperty(prefix + "starttls.required", String.valueOf(server.tls() == Tls.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
        // The name that we give is our domain's, not that of this machine, which is nobody's business.
        properties.setProperty(prefix + "localhost", from.domain());
        properties.setProperty(prefix + "quitwait", "false");
        return properties;
    }

    @Override
    public Verdict carry(Outgoing mail) {
        MimeMessage message;
        try {
            message = Mime.of(session, from, fromName, mail);
        } catch (MessagingException e) {
            return new Verdict(Verdict.Kind.REFUSED, "The mail cannot be put together: " + e.getMessage());
        }
        try {
            var transport = session.getTransport(protocol);
            try {
                transport.connect(server.host(), server.port(), server.user(), server.password());
                transport.sendMessage(
                        message, new Address[] {new InternetAddress(mail.to().toString())});
            } finally {
                close(transport);
            }
            return Verdict.TAKEN;
        } catch (MessagingException e) {
            return SmtpReplies.verdict(e);
        }
    }

    /** What goes wrong with the farewell changes nothing of what was agreed before. */
    private void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, e, () -> "the mail server " + server + " hung up");
        }
    }
}
