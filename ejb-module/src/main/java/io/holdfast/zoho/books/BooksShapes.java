package io.holdfast.zoho.books;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.calls.Page;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * Shapes of Books. A list lies under its name in an envelope whose code is 0; anything else is an error and never "no rows". A
 * record that cannot be kept makes the listing incomplete, so it is an error too.
 */
final class BooksShapes {
    /** Fields of their own that an organization adds to its invoices; Books writes them flat into the rows of a list. */
    private static final String PROJECT_FIELD = "cf_project_id";

    private static final String CONTACT_FIELD = "cf_crm_contact_id";

    /** What numeric(19,4) holds. */
    private static final int WHOLE_DIGITS = 15;

    private static final int DECIMALS = 4;

    /** Without a colon in the offset: the form that Books shows and takes. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BooksShapes() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** @param shape gives null for a row that cannot be understood */
    static <T> Outcome<Page<T>> page(Answer answer, String name, Function<JsonObject, T> shape) {
        if (!(answer.json().orElse(null) instanceof JsonObject body)
                || !"0".equals(Lenient.text(body, "code"))
                || !(body.get(name) instanceof JsonArray array)
                || Lenient.objects(array) == null) {
            return new Outcome.Unavailable<>("Zoho Books answered " + answer.status() + " without a list of " + name);
        }
        List<T> records = Lenient.objects(array).stream()
                .map(shape)
                .filter(Objects::nonNull)
                .toList();
        if (records.size() < array.size()) {
            return new Outcome.Unavailable<>("Zoho Books listed a row of " + name + " that cannot be kept");
        }
        Boolean more = Lenient.bool(Lenient.objectOrFirst(body.get("page_context")), "has_more_page");
        return Outcome.ok(new Page<>(records, Boolean.TRUE.equals(more)));
    }

    /** @return null when the row has no id */
    static BooksOrganization organization(JsonObject row) {
        String id = id(row, "organization_id");
        return id == null ? null : new BooksOrganization(id, Boolean.TRUE.equals(Lenient.bool(row, "is_default_org")));
    }

    /** @return null when the row has no id */
    static BooksCustomer customer(JsonObject row) {
        String id = id(row, "contact_id");
        return id == null ? null : new BooksCustomer(id, id(row, "zcrm_account_id"));
    }

    /** @return null when the row has no id, no number, or no total that is an amount of money */
    static BooksInvoice invoice(JsonObject row) {
        String id = id(row, "invoice_id");
        String number = Lenient.text(row, "invoice_number");
        BigDecimal total = money(row, "total");
        if (id == null || number == null || total == null) {
            return null;
        }
        String status = Lenient.text(row, "status");
        return new BooksInvoice(
                id,
                cut(number, 100),
                cut(Lenient.text(row, "reference_number"), 100),
                cut(status == null ? "unknown" : status, 50),
                id(row, "customer_id"),
                custom(row, PROJECT_FIELD),
                custom(row, CONTACT_FIELD),
                currency(row),
                total,
                money(row, "balance"),
                Lenient.date(row, "date"),
                Lenient.date(row, "due_date"),
                Lenient.instant(row, "last_modified_time"));
    }

    /** Flat in a row of a list, an element of {@code custom_fields} in a record by itself. */
    private static String custom(JsonObject row, String field) {
        String flat = id(row, field);
        if (flat != null || !(row.get("custom_fields") instanceof JsonArray fields)) {
            return flat;
        }
        for (JsonValue element : fields) {
            if (element instanceof JsonObject object && field.equals(Lenient.text(object, "api_name"))) {
                return id(object, "value");
            }
        }
        return null;
    }

    private static String id(JsonObject row, String name) {
        String id = Lenient.text(row, name);
        return id == null || id.length() > 50 ? null : id;
    }

    /** An amount that the column can hold without rounding; null otherwise. */
    private static BigDecimal money(JsonObject row, String name) {
        BigDecimal value = Lenient.decimal(row, name);
        boolean fits = value != null
                && value.precision() - value.scale() <= WHOLE_DIGITS
                && value.stripTrailingZeros().scale() <= DECIMALS;
        return fits ? value : null;
    }

    private static String currency(JsonObject row) {
        String code = Lenient.text(row, "currency_code");
        return code != null && code.matches("[A-Z]{3}") ? code : null;
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
