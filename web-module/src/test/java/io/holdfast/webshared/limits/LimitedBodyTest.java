package io.holdfast.webshared.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.webshared.Servlet;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aBodyUpToTheLimitIsReadWhole() throws IOException {
        assertThat(limited("12345", 5).getInputStream().readAllBytes())
                .asString()
                .isEqualTo("12345");
        assertThat(limited("", 0).getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void aLongerBodyEndsWithAnError() throws IOException {
        var all = limited("123456", 5).getInputStream();
        assertThatThrownBy(all::readAllBytes).isInstanceOf(BodyTooLarge.class);

        var single = limited("123456", 5).getInputStream();
        assertThat(single.readNBytes(5)).hasSize(5);
        assertThatThrownBy(single::read).isInstanceOf(BodyTooLarge.class);
    }

    @Test
    void theLimitIsOfTheRequestAndNotOfOneReader() throws IOException {
        var request = limited("123456", 5);
        assertThat(request.getInputStream().readNBytes(3)).hasSize(3);

        assertThatThrownBy(() -> request.getInputStream().readAllBytes()).isInstanceOf(BodyTooLarge.class);
    }

    @Test
    void aReaderIsLimitedTooAndReadsTheNamedCharacters() throws IOException {
        assertThat(limited("Zoë", 4).getReader().readLine()).isEqualTo("Zoë");
        assertThatThrownBy(() -> limited("Zoë!", 4).getReader().readLine()).isInstanceOf(BodyTooLarge.class);
        var latin = new LimitedBody(
                Servlet.requestWithBody(new Body("Zoë".getBytes(StandardCharsets.ISO_8859_1)), "ISO-8859-1"),
                3,
                PATIENCE,
                () -> 0);
        assertThat(latin.getReader().readLine()).isEqualTo("Zoë");
    }

    @Test
    void aBodyThatTricklesInEndsWithAnErrorWhenItsTimeIsOver() throws IOException {
        var time = new AtomicLong();
        var stream = limited("123456", 9, time::get).getInputStream();
        stream.read();
        time.set(PATIENCE.toNanos());
        assertThat(stream.read()).isEqualTo('2');

        time.incrementAndGet();

        assertThatThrownBy(stream::read).isInstanceOf(BodyTooSlow.class);
    }

    @Test
    void theEndOfABodyIsNeverTooLate() throws IOException {
        var time = new AtomicLong();
        var stream = limited("1", 9, time::get).getInputStream();
        stream.read();
        time.set(PATIENCE.toNanos() * 2);

        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void theServersOwnPatienceIsToldApartFromABrokenLine() {
        assertThatThrownBy(
                        () -> failing(new IOException(new TimeoutException())).readAllBytes())
                .isInstanceOf(BodyTooSlow.class);
        assertThatThrownBy(() ->
                        failing(new IOException(new InterruptedException())).readAllBytes())
                .isInstanceOf(BodyTooSlow.class);
        assertThatThrownBy(() -> failing(new IOException("broken pipe")).readAllBytes())
                .hasMessage("broken pipe");
    }

    private static ServletInputStream failing(IOException failure) throws IOException {
        var body = new Body(new byte[0]) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw failure;
            }
        };
        return new LimitedBody(Servlet.requestWithBody(body, null), 9, PATIENCE, () -> 0).getInputStream();
    }

    private static LimitedBody limited(String body, long limit) {
        return limited(body, limit, () -> 0);
    }

    private static LimitedBody limited(String body, long limit, LongSupplier time) {
        var request = Servlet.requestWithBody(new Body(body.getBytes(StandardCharsets.UTF_8)), null);
        return new LimitedBody(request, limit, PATIENCE, time);
    }

    private static class Body extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Body(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
