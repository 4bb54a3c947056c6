package io.holdfast.webshared.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * A request whose body ends with an error, instead of going on, past the limit of its length or of its time. Each byte that
 * trickles in starts the server's own patience anew, so that a slow sender could hold a thread for the whole request.
 */
final class LimitedBody extends HttpServletRequestWrapper {
    private final long limit;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final long begin;
    private ServletInputStream stream;

    /**
     * @param limit in bytes
     * @param patience how long the body may take, from now
     * @param nanoTime as {@link System#nanoTime}
     */
    LimitedBody(HttpServletRequest request, long limit, Duration patience, LongSupplier nanoTime) {
        super(request);
        this.limit = limit;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Counted(super.getInputStream());
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String named = getCharacterEncoding();
        return new BufferedReader(new InputStreamReader(
                getInputStream(), named == null ? StandardCharsets.UTF_8 : Charset.forName(named)));
    }

    private final class Counted extends ServletInputStream {
        private final ServletInputStream in;
        private long read;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int one = arrived(in::read);
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = arrived(() -> in.read(bytes, from, length));
            count(Math.max(0, some));
            return some;
        }

        private int arrived(Reading reading) throws IOException {
            try {
                int result = reading.read();
                if (result >= 0 && nanoTime.getAsLong() - begin > patience.toNanos()) {
                    throw new BodyTooSlow(patience);
                }
                return result;
            } catch (IOException e) {
                // The server wraps its own patience: nothing came, or the request as a whole took too long.
                if (e.getCause() instanceof TimeoutException || e.getCause() instanceof InterruptedException) {
                    throw new BodyTooSlow(patience);
                }
                throw e;
            }
        }

        private void count(int more) throws BodyTooLarge {
            read += more;
            if (read > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }

    @FunctionalInterface
    private interface Reading {
        int read() throws IOException;
    }
}
