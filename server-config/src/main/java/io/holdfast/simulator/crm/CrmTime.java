package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** CRM's instants: whole seconds with the organization's offset, as in {@code 2026-11-20T15:26:49-05:00}. */
final class CrmTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(-5));

    private CrmTime() {}

    static String text(Instant instant) {
        return FORMAT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static String now(Clock clock) {
        return text(clock.instant());
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** Reads {@code If-Modified-Since}, which is ISO 8601 with an offset here and not an RFC 1123 date. */
    static Optional<Instant> modifiedSince(Request request) {
        return request.header("If-Modified-Since").map(text -> {
            try {
                return instant(text.trim());
            } catch (DateTimeParseException e) {
                throw CrmErrors.refusal(
                        400,
                        "INVALID_DATA",
                        CrmErrors.detail("header", "If-Modified-Since"),
                        "The header is not a date and time with an offset");
            }
        });
    }
}
