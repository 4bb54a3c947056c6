package io.holdfast.audit.sequencer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.MirrorDoors.Lacking;
import jakarta.json.Json;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a receiver that reads the frames of RFC 5425 with sockets and certificates of the JDK. */
class SyslogMirrorTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private SSLServerSocket receiver;
    private Path authorities;

    @BeforeEach
    void listen() throws Exception {
        Path store = folder.resolve("receiver.p12");
        authorities = folder.resolve("receiver.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "r",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-validity",
                "2");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "r",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                authorities.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        receiver = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("localhost"));
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
        threads.shutdownNow();
    }

    @Test
    void eachNoteIsAMessageWithItsLengthBeforeIt() throws Exception {
        Future<List<String>> received = threads.submit(this::receive);
        List<Lacking> notes = List.of(MirrorFileTest.note(1), MirrorFileTest.note(2));

        mirror(Optional.of(authorities)).take(notes);

        List<String> messages = received.get();
        assertThat(messages).hasSize(2).allSatisfy(message -> assertThat(message)
                .matches(
                        "<109>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z node1 holdfast - audit-checkpoint - \\{\"note\":\".*\"}")
                .matches("[ -~]+"));
        assertThat(messages.stream().map(SyslogMirrorTest::note).toList())
                .containsExactly(notes.get(0).note(), notes.get(1).note());
    }

    @Test
    void aReceiverThatNobodyVouchesForGetsNothing() {
        Future<List<String>> received = threads.submit(this::receive);
        assertThatThrownBy(() -> mirror(Optional.empty()).take(List.of(MirrorFileTest.note(1))))
                .isInstanceOf(IOException.class);
        assertThat(received).failsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aReceiverThatIsAwayIsAFailure() throws IOException {
        receiver.close();
        assertThatThrownBy(() -> mirror(Optional.of(authorities)).take(List.of(MirrorFileTest.note(1))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aReceiverThatGoesAwayBeforeItHasReadEverythingIsAFailure() {
        Future<Void> leaving = threads.submit(() -> {
            try (SSLSocket socket = (SSLSocket) receiver.accept()) {
                socket.startHandshake();
                socket.getInputStream().read();
                socket.setSoLinger(true, 0);
            }
            return null;
        });
        List<Lacking> many = Collections.nCopies(20_000, MirrorFileTest.note(1));
        assertThatThrownBy(() -> mirror(Optional.of(authorities)).take(many)).isInstanceOf(IOException.class);
        assertThat(leaving).succeedsWithin(Duration.ofSeconds(20));
    }

    private SyslogMirror mirror(Optional<Path> trusted) {
        return new SyslogMirror("localhost", receiver.getLocalPort(), trusted, "node1");
    }

    /** The messages of one connection, until the sender ends it. */
    private List<String> receive() throws IOException {
        List<String> messages = new ArrayList<>();
        try (SSLSocket socket = (SSLSocket) receiver.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            for (int length = length(in); length > 0; length = length(in)) {
                byte[] message = new byte[length];
                in.readFully(message);
                messages.add(new String(message, UTF_8));
            }
        }
        return messages;
    }

    private static int length(DataInputStream in) throws IOException {
        var digits = new StringBuilder();
        for (int c = in.read(); c != ' '; c = in.read()) {
            if (c < 0 && digits.length() == 0) {
                return 0;
            }
            if (c < '0' || c > '9') {
                throw new EOFException("not a frame: " + digits);
            }
            digits.append((char) c);
        }
        return Integer.parseInt(digits.toString());
    }

    private static String note(String message) {
        try (var reader = Json.createReader(new StringReader(message.substring(message.indexOf('{'))))) {
            return reader.readObject().getString("note");
        }
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
    }
}
