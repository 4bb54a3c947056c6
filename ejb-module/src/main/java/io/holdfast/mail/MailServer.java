package io.holdfast.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server that mail goes to or is read from, and how the way there is guarded.
 *
 * @param user null when it asks for no sign-in
 * @param password null without a user
 * @param timeout to connect, and for each answer
 * @param authority a file of certificates (PEM) that vouch for it; null for those that the JVM trusts
 */
record MailServer(String host, int port, Tls tls, String user, String password, Duration timeout, Path authority) {
    /** How the way to a server is guarded. */
    enum Tls {
        /** Begins in clear and must change to TLS before anything that matters is said. */
        STARTTLS,
        /** TLS from the first byte. */
        IMPLICIT,
        /** As STARTTLS if the server offers it, else in clear. */
        OPTIONAL,
        /** In clear. */
        OFF
    }

    /** What Jakarta Mail is told, whatever is spoken: {@code smtp} or {@code imap}; with TLS from the first byte it is another name. */
    String protocol(String spoken) {
        return tls == Tls.IMPLICIT ? spoken + "s" : spoken;
    }

    /** @throws IllegalStateException when the file of certificates cannot be used */
    Properties properties(String spoken) {
        var properties = new Properties();
        String millis = String.valueOf(timeout.toMillis());
        String prefix = "mail." + protocol(spoken) + ".";
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "starttls.enable", String.valueOf(tls == Tls.STARTTLS || tls == Tls.OPTIONAL));
        properties.setProperty(prefix + "starttls.required", String.valueOf(tls == Tls.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
        if (authority != null) {
            properties.put(prefix + "ssl.socketFactory", trusting(authority));
        }
        return properties;
    }

    private static SSLSocketFactory trusting(Path authority) {
        try (var file = Files.newInputStream(authority)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
            }
            if (trusted.size() == 0) {
                throw new IllegalStateException("holdfast.mail.authority: " + authority + " holds no certificate.");
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("holdfast.mail.authority: " + authority + " cannot be used: " + e, e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
