package io.holdfast.bench.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The few commands that a benchmark gives to its Redis. */
final class Redis {
    private static final Pattern ADDED = Pattern.compile("entries-added\r\n:(\\d+)");

    private final int port;

    Redis(int port) {
        this.port = port;
    }

    boolean answers() {
        try {
            return ask("PING").contains("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    void set(String key, String value) throws IOException {
        ask("SET", key, value);
    }

    /** How many records a stream was given, those that were trimmed included. */
    long addedTo(String stream) throws IOException {
        var found = ADDED.matcher(ask("XINFO", "STREAM", stream));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** The reply as it came. */
    private String ask(String... words) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(command(words));
            socket.getOutputStream().write(command("QUIT"));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] command(String... words) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(("*" + words.length + "\r\n").getBytes(StandardCharsets.UTF_8));
        for (var word : words) {
            var text = word.getBytes(StandardCharsets.UTF_8);
            bytes.write(("$" + text.length + "\r\n").getBytes(StandardCharsets.UTF_8));
            bytes.write(text);
            bytes.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
