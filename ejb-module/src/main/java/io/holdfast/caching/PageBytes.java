package io.holdfast.caching;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page as bytes: one line with the format, the label and the next cursor, then the items as JSON. The format is raised when the
 * items change their members, so that two versions of the product can share a grid: each reads only its own.
 */
final class PageBytes<T> {
    private static final String SEPARATOR = " ";
    private static final String NONE = "-";

    private final String format;
    private final Class<T[]> items;
    private final Jsonb jsonb = JsonbBuilder.create();

    /** @param format a word without spaces, such as {@code 1} */
    PageBytes(String format, Class<T[]> items) {
        this.format = format;
        this.items = items;
    }

    byte[] write(Labelled<T> page) {
        String next = page.content().next() == null ? NONE : page.content().next();
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join(SEPARATOR, format, page.label().toString(), next) + "\n").getBytes(UTF_8));
        jsonb.toJson(page.content().items(), bytes);
        return bytes.toByteArray();
    }

    /**
     * Empty for bytes of another format.
     *
     * @throws RuntimeException when they are not what they say they are
     */
    Optional<Labelled<T>> read(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String[] head = new String(bytes, 0, end, UTF_8).split(SEPARATOR, -1);
        if (head.length != 3 || !head[0].equals(format)) {
            return Optional.empty();
        }
        T[] read = jsonb.fromJson(new ByteArrayInputStream(bytes, end, bytes.length - end), items);
        String next = head[2].equals(NONE) ? null : head[2];
        return Optional.of(new Labelled<>(new PageContent<>(List.of(read), next), Instant.parse(head[1])));
    }
}
