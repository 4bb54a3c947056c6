package io.holdfast.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;

/**
 * A mail server on a real socket that answers what a test tells it to: refusals that a friendly server never gives. It can be
 * slow, go away and come back.
 */
public final class TestMailServer implements Closeable {
    /** As an answer: the connection ends without one. */
    public static final String HANG_UP = "(hangs up)";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final CountDownLatch NOTHING = new CountDownLatch(0);

    /** @param guarded whether it came under TLS */
    public record Received(String to, String content, boolean guarded) {}

    private final TestCertificate certificate;
    private final boolean implicit;
    private final int port;
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile ServerSocket socket;
    private volatile Thread serving;
    private volatile CountDownLatch held = NOTHING;

    private TestMailServer(TestCertificate certificate, boolean implicit) {
        this.certificate = certificate;
        this.implicit = implicit;
        open(0);
        this.port = socket.getLocalPort();
    }

    public static TestMailServer inClear() {
        return new TestMailServer(null, false);
    }

    /** One that begins in clear and offers TLS. */
    public static TestMailServer offeringTls(TestCertificate certificate) {
        return new TestMailServer(certificate, false);
    }

    /** One that speaks nothing but TLS. */
    public static TestMailServer inTls(TestCertificate certificate) {
        return new TestMailServer(certificate, true);
    }

    /**
     * @param word first word of a command, {@code GREETING}, {@code CONTENT} or an address that mail comes for
     * @param inTurn the last one stays; an empty answer means silence
     */
    public TestMailServer answering(String word, String... inTurn) {
        answers.put(word, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    public int port() {
        return port;
    }

    /** The commands that came, in order. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** What was taken, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The same, for one address. */
    public List<Received> received(String address) {
        return received.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** From now on nobody is there. */
    public void goAway() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void comeBack() {
        open(port);
    }

    /** From now on no address is answered until {@link #goOn()}. */
    public void fallAsleep() {
        held = new CountDownLatch(1);
    }

    public void goOn() {
        held.countDown();
    }

    private void open(int at) {
        try {
            ServerSocket opened = implicit
                    ? certificate
                            .context()
                            .getServerSocketFactory()
                            .createServerSocket(at, 5, InetAddress.getLoopbackAddress())
                    : new ServerSocket(at, 5, InetAddress.getLoopbackAddress());
            socket = opened;
            serving = start(() -> serve(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread start(Runnable task) {
        var thread = new Thread(task, "test-mail-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void serve(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                start(() -> converse(client));
            } catch (IOException e) {
                heard.add("(" + e.getMessage() + ")");
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            new Conversation(client, implicit).run();
        } catch (IOException e) {
            heard.add("(" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(String word, String otherwise) {
        Deque<String> inTurn = answers.get(word);
        if (inTurn == null) {
            return otherwise;
        }
        synchronized (inTurn) {
            return inTurn.size() > 1 ? inTurn.poll() : inTurn.peek();
        }
    }

    private boolean offersTls() {
        return certificate != null && !implicit;
    }

    @Override
    public void close() throws IOException {
        held.countDown();
        socket.close();
        awaitEndOfServing();
    }

    /** As long as its thread waits for a client, the closed socket still takes one. */
    private void awaitEndOfServing() {
        try {
            serving.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (serving.isAlive()) {
            throw new IllegalStateException("the mail server still waits for clients");
        }
    }

    private final class Conversation {
        private Socket client;
        private BufferedReader in;
        private boolean guarded;
        private String to = "";

        Conversation(Socket client, boolean guarded) throws IOException {
            speakThrough(client, guarded);
        }

        private void speakThrough(Socket through, boolean nowGuarded) throws IOException {
            client = through;
            guarded = nowGuarded;
            in = new BufferedReader(new InputStreamReader(through.getInputStream(), UTF_8));
        }

        void run() throws IOException, InterruptedException {
            boolean more = say(answer("GREETING", "220 test"));
            while (more) {
                String line = in.readLine();
                more = line != null && follow(line);
            }
        }

        private boolean follow(String line) throws IOException, InterruptedException {
            heard.add(line);
            String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            return switch (word) {
                case "EHLO" -> say(answer(word, offersTls() && !guarded ? "250-test\r\n250 STARTTLS" : "250 test"));
                case "STARTTLS" -> say(answer(word, "220 go on")) && guard();
                case "RCPT" -> {
                    to = line.replaceAll("(?i)^RCPT TO:<|>.*$", "");
                    held.await();
                    yield say(answer(to, answer(word, "250 ok")));
                }
                case "DATA" -> say(answer(word, "354 go on")) && (answers.containsKey(word) || take());
                case "QUIT" -> {
                    say("221 bye");
                    yield false;
                }
                default -> say(answer(word, "250 ok"));
            };
        }

        private boolean guard() throws IOException {
            var tls = (SSLSocket) certificate.context().getSocketFactory().createSocket(client, null, port, true);
            tls.setUseClientMode(false);
            speakThrough(tls, true);
            return true;
        }

        private boolean take() throws IOException {
            var content = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            String answer = answer("CONTENT", "250 taken");
            if (answer.startsWith("2") || answer.equals(HANG_UP)) {
                received.add(new Received(to, content.toString(), guarded));
            }
            return say(answer);
        }

        /** @return false when that was the last word */
        private boolean say(String answer) throws IOException {
            if (answer.equals(HANG_UP)) {
                return false;
            }
            if (!answer.isEmpty()) {
                client.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
                client.getOutputStream().flush();
            }
            return true;
        }
    }
}
