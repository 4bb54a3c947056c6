package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Forms;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.Optional;

/** What the body of a change asks for: JSON, or a form whose field {@code JSONString} is it. Other keys are ignored. */
final class InvoiceChange {
    private static final int LONGEST = 10_000;

    private final JsonObject body;
    private final Optional<InvoiceStatus> status;

    private InvoiceChange(JsonObject body) {
        this.body = body;
        this.status =
                text("status").map(value -> InvoiceStatus.of(value).orElseThrow(() -> BooksErrors.invalid("status")));
    }

    static InvoiceChange of(Request request) {
        String form = Forms.parameters(request).get("JSONString");
        return new InvoiceChange(Json.parseObject(form == null ? request.body() : form)
                .orElseThrow(() -> new Refusal(new BooksErrors().malformedJson(request))));
    }

    Optional<InvoiceStatus> status() {
        return status;
    }

    /** Returns the head with the changes over it. */
    InvoiceHead head(InvoiceHead before) {
        LocalDate date =
                text("date").map(value -> BooksQuery.day("date", value)).orElse(before.date());
        LocalDate due = body.containsKey("due_date") ? due() : before.due();
        if (due != null && due.isBefore(date)) {
            throw BooksErrors.invalid("due_date");
        }
        return new InvoiceHead(
                date,
                due,
                text("reference_number").orElse(before.reference()),
                text("notes").orElse(before.notes()),
                text("terms").orElse(before.terms()));
    }

    private LocalDate due() {
        return text("due_date")
                .filter(value -> !value.isEmpty())
                .map(value -> BooksQuery.day("due_date", value))
                .orElse(null);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(body.get(name)).map(value -> {
            if (value instanceof JsonString text && text.getString().length() <= LONGEST) {
                return text.getString();
            }
            throw BooksErrors.invalid(name);
        });
    }
}
