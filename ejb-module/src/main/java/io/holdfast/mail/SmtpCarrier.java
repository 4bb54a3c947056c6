package io.holdfast.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hands mails to a mail server, one conversation each, so that what goes wrong with one is no other's trouble. Every wait has an
 * end.
 */
final class SmtpCarrier implements MailCarrier {
    private static final Logger LOG = Logger.getLogger(SmtpCarrier.class.getName());

    private final MailServer server;
    private final MailAddress from;
    private final String fromName;
    private final Session session;
    private final String protocol;

    /** @param returnTo where the server is to report what it could not deliver in the end */
    SmtpCarrier(MailServer server, MailAddress from, String fromName, MailAddress returnTo) {
        this.server = server;
        this.from = from;
        this.fromName = fromName;
        this.protocol = server.protocol("smtp");
        var properties = server.properties("smtp");
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "auth", String.valueOf(server.user() != null));
        properties.setProperty(prefix + "from", returnTo.toString());
        // The name that we give is our domain's, not that of this machine, which is nobody's business.
        properties.setProperty(prefix + "localhost", from.domain());
        properties.setProperty(prefix + "quitwait", "false");
        this.session = Session.getInstance(properties);
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
