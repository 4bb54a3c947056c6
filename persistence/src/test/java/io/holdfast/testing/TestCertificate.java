package io.holdfast.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server's key and certificate, made for one test by the JDK's own tool. Only who is given {@link #file()} trusts it. */
public final class TestCertificate {
    private static final String PASSWORD = "of-a-test";

    private final KeyStore keys;
    private final Path file;

    private TestCertificate(KeyStore keys, Path file) {
        this.keys = keys;
        this.file = file;
    }

    /** @param names as certificates have them, such as {@code dns:localhost} */
    public static TestCertificate of(Path folder, String... names) {
        try {
            Path store = folder.resolve("server.p12");
            var tool = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=server of a test",
                            "-ext",
                            "SAN=" + String.join(",", names),
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), US_ASCII);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("no certificate was made: " + said);
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            String encoded = Base64.getMimeEncoder()
                    .encodeToString(keys.getCertificate("server").getEncoded());
            Path file = Files.writeString(
                    folder.resolve("authority.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
            return new TestCertificate(keys, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as PEM, for those who are to trust it. */
    public Path file() {
        return file;
    }

    SSLContext context() {
        try {
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
