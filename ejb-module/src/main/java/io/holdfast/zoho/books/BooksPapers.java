package io.holdfast.zoho.books;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** How one invoice of Books looks by itself: as a record, and as a document to print. */
final class BooksPapers {
    private static final String SIGN_OF_PDF = "%PDF-";
    private static final int LONGEST_ADDRESS = 2000;

    private BooksPapers() {}

    /** @param asked the invoice that was asked for; an answer about another one is no answer */
    static Outcome<BooksPaper> record(Answer answer, String asked) {
        if (!(answer.json().orElse(null) instanceof JsonObject body)
                || !(body.get("invoice") instanceof JsonObject invoice)
                || !asked.equals(Lenient.text(invoice, "invoice_id"))) {
            return new Outcome.Unavailable<>("Zoho Books answered " + answer.status() + " without the invoice");
        }
        return Outcome.ok(new BooksPaper(
                asked,
                address(invoice),
                rows(invoice, "line_items", BooksPapers::item),
                rows(invoice, "payments", BooksPapers::payment)));
    }

    /** The content type may be wrong; what a reader will open must begin as a PDF does. */
    static Outcome<byte[]> pdf(Answer answer) {
        byte[] body = answer.body();
        boolean isPdf = body.length > SIGN_OF_PDF.length()
                && new String(body, 0, SIGN_OF_PDF.length(), ISO_8859_1).equals(SIGN_OF_PDF);
        return isPdf ? Outcome.ok(body) : new Outcome.Unavailable<>("Zoho Books answered without a PDF");
    }

    /** A link that people will follow: nothing but https may stand in it. */
    private static String address(JsonObject invoice) {
        String address = Lenient.text(invoice, "invoice_url");
        return address != null && address.startsWith("https://") && address.length() <= LONGEST_ADDRESS
                ? address
                : null;
    }

    private static BooksPaper.Item item(JsonObject row) {
        String name = Lenient.text(row, "name");
        String description = Lenient.text(row, "description");
        return new BooksPaper.Item(
                name == null ? Objects.requireNonNullElse(description, "–") : name,
                name == null ? null : description,
                Lenient.decimal(row, "quantity"),
                Lenient.decimal(row, "rate"),
                Lenient.decimal(row, "item_total"));
    }

    /** @return null for a row without an amount, which says nothing */
    private static BooksPaper.Payment payment(JsonObject row) {
        var amount = Lenient.decimal(row, "amount");
        return amount == null
                ? null
                : new BooksPaper.Payment(
                        amount,
                        Lenient.text(row, "payment_mode"),
                        Lenient.date(row, "date"),
                        Lenient.text(row, "reference_number"));
    }

    private static <T> List<T> rows(JsonObject invoice, String name, Function<JsonObject, T> shape) {
        List<JsonObject> rows = invoice.get(name) instanceof JsonArray array ? Lenient.objects(array) : null;
        Stream<JsonObject> objects = rows == null ? Stream.empty() : rows.stream();
        return objects.map(shape).filter(Objects::nonNull).toList();
    }
}
