package io.holdfast.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on a real socket that answers what a test tells it to: refusals that a friendly server never gives. */
final class ScriptedMailServer implements Closeable {
    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedMailServer() {
        try {
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param word first word of a command, {@code GREETING} or {@code CONTENT}; an empty answer means silence */
    ScriptedMailServer answering(String word, String answer) {
        answers.put(word, answer);
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The commands that came, in order. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException e) {
                heard.add("(" + e.getMessage() + ")");
            }
        }
    }

    private void converse(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        say(client, answers.getOrDefault("GREETING", "220 test"));
        String line = in.readLine();
        while (line != null) {
            String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            heard.add(line);
            say(client, answers.getOrDefault(word, word.equals("DATA") ? "354 go on" : "250 ok"));
            if (word.equals("DATA") && !answers.containsKey("DATA")) {
                while (!".".equals(in.readLine())) {
                    // the content
                }
                say(client, answers.getOrDefault("CONTENT", "250 taken"));
            }
            line = word.equals("QUIT") ? null : in.readLine();
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        if (!answer.isEmpty()) {
            client.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
