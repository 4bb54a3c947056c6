package io.holdfast.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/** A client that announces a body and then takes its time. */
final class Trickle implements AutoCloseable {
    private final Socket socket;
    private final StringBuilder answer = new StringBuilder();

    Trickle(URI portal, String path, int announced) throws IOException {
        this.socket = new Socket(portal.getHost(), portal.getPort());
        socket.setSoTimeout(100);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: " + portal.getRawAuthority()
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + announced + "\r\n\r\n")
                        .getBytes(US_ASCII));
    }

    /** @return what was answered so far */
    String sendOneByte() throws IOException {
        if (answer().isEmpty()) {
            socket.getOutputStream().write(' ');
        }
        return answer();
    }

    /** What was answered so far, headers and body. */
    String answer() throws IOException {
        byte[] bytes = new byte[8192];
        try {
            int some = socket.getInputStream().read(bytes);
            answer.append(new String(bytes, 0, Math.max(0, some), US_ASCII));
        } catch (SocketTimeoutException nothingYet) {
            return answer.toString();
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
