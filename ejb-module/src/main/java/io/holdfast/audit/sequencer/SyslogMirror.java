package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.MirrorDoors.Lacking;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A syslog receiver over TLS (RFC 5425). The protocol has no receipt; so each batch has a connection of its own, which this side
 * ends first: when the receiver ends it too, it has read everything.
 */
final class SyslogMirror implements Mirror {
    static final String NAME = "syslog";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InetSocketAddress receiver;
    private final Optional<Path> authorities;
    private final String node;

    /**
     * @param authorities a PEM file with the certificates to trust; empty for those of the Java runtime
     * @param node who sends
     */
    SyslogMirror(String host, int port, Optional<Path> authorities, String node) {
        this.receiver = InetSocketAddress.createUnresolved(host, port);
        this.authorities = authorities;
        this.node = node;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long take(List<Lacking> notes) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(
                    new InetSocketAddress(receiver.getHostString(), receiver.getPort()), (int) PATIENCE.toMillis());
            plain.setSoTimeout((int) PATIENCE.toMillis());
            try (SSLSocket socket = secured(plain)) {
                OutputStream out = new BufferedOutputStream(socket.getOutputStream());
                for (Lacking note : notes) {
                    out.write(SyslogMessage.framed(note, node, Instant.now()));
                }
                out.flush();
                socket.shutdownOutput();
                awaitEnd(socket.getInputStream());
            }
        }
        return 0;
    }

    private static void awaitEnd(InputStream in) throws IOException {
        byte[] ignored = new byte[256];
        while (in.read(ignored) >= 0) {
            // A receiver of syslog says nothing; should it do so, it is not for us.
        }
    }

    private SSLSocket secured(Socket plain) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    null, authorities.isPresent() ? trusted(authorities.get()).getTrustManagers() : null, null);
            SSLSocket socket = (SSLSocket)
                    context.getSocketFactory().createSocket(plain, receiver.getHostString(), receiver.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS to the syslog receiver", e);
        }
    }

    private static TrustManagerFactory trusted(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority" + number++, certificate);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
