package io.holdfast.zoho;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Answers of Zoho for tests; single quotes stand for double ones. */
public final class Answers {
    private Answers() {}

    public static Answer answer(int status, String body) {
        return answer(status, body, null);
    }

    public static Answer answer(int status, String body, Duration retryAfter) {
        return answer(status, body, retryAfter, Quota.UNTOLD);
    }

    public static Answer answer(int status, String body, Duration retryAfter, Quota quota) {
        return new Answer(status, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), retryAfter, quota);
    }
}
