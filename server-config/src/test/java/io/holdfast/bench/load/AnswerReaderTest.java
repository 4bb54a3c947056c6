package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String PLAIN =
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncache-status: Holdfast; hit; ttl=7\r\n\r\nhello";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @Test
    void an_answer_is_the_same_however_it_is_cut() throws IOException {
        for (var text : new String[] {PLAIN, CHUNKED}) {
            for (int cut = 1; cut < text.length(); cut++) {
                reader.begin();
                assertThat(take(text.substring(0, cut))).isFalse();
                assertThat(take(text.substring(cut))).isTrue();
                assertThat(reader.answer(true).text()).isEqualTo("hello");
            }
        }
    }

    @Test
    void header_fields_are_found_whatever_their_case() throws IOException {
        take(PLAIN);

        var answer = reader.answer(false);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Status")).contains("Holdfast; hit; ttl=7");
        assertThat(answer.header("Age")).isEmpty();
    }

    @Test
    void a_body_that_nobody_wants_still_has_its_length() throws IOException {
        take(CHUNKED);

        assertThat(reader.answer(false).length()).isEqualTo(5);
        assertThat(reader.answer(false).body()).isEmpty();
    }

    @Test
    void an_answer_without_a_body_ends_with_its_head() throws IOException {
        assertThat(take("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"))
                .isTrue();
        assertThat(reader.answer(true).length()).isZero();
    }

    @Test
    void a_server_that_closes_says_so() throws IOException {
        take("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n");

        assertThat(reader.closesConnection()).isTrue();
    }

    @Test
    void an_answer_longer_than_the_first_buffer_is_read_whole() throws IOException {
        var body = "x".repeat(100_000);

        assertThat(take("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body))
                .isTrue();
        assertThat(reader.answer(true).text()).isEqualTo(body);
    }

    @Test
    void what_is_no_http_is_refused() {
        assertThatThrownBy(() -> take("SSH-2.0-OpenSSH\r\n\r\n")).isInstanceOf(IOException.class);
    }

    private boolean take(String text) throws IOException {
        return reader.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
