package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The one organization. Its zone is the one in which dates are meant and in which instants are written. */
final class BooksOrganization {
    static final String ID = "846213455";

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(ZONE);

    private BooksOrganization() {}

    /** Refuses a call that does not name the organization. */
    static void require(Request request) {
        String id = request.query("organization_id").orElse("");
        if (!id.equals(ID)) {
            throw BooksErrors.foreignOrganization(id);
        }
    }

    /** Returns the instant in the organization's zone, its offset without a colon. */
    static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    static JsonObject list() {
        JsonObject organization = Json.object()
                .add("organization_id", ID)
                .add("name", "Meridian Engineering")
                .add("contact_name", "Dana Whitfield")
                .add("email", "admin@meridian.example")
                .add("is_default_org", true)
                .add("account_created_date", "2021-03-08")
                .add("time_zone", ZONE.getId())
                .add("language_code", "en")
                .add("date_format", "dd MMM yyyy")
                .add("fiscal_year_start_month", 0)
                .add("currency_id", Currency.USD.id())
                .add("currency_code", Currency.USD.name())
                .add("currency_symbol", Currency.USD.symbol())
                .add("currency_format", "###,##0.00")
                .add("price_precision", 2)
                .add("plan_name", "PROFESSIONAL")
                .add("country", "United States")
                .build();
        return Envelope.success("organizations", Json.array().add(organization).build());
    }
}
