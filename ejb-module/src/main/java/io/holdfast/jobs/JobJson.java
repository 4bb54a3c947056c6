package io.holdfast.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;

/** Payloads and results as JSON. They name rows; what is large lies elsewhere. */
@ApplicationScoped
public class JobJson {
    private static final int MOST_BYTES = 64 * 1024;

    private final Jsonb jsonb = JsonbBuilder.create();

    /** @throws IllegalArgumentException when it is larger than 64 KiB */
    String write(Object value) {
        String text = value == null ? "{}" : jsonb.toJson(value);
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("a job's payload or result is larger than " + MOST_BYTES + " bytes");
        }
        return text;
    }

    <T> T read(String text, Class<T> type) {
        return jsonb.fromJson(text, type);
    }
}
