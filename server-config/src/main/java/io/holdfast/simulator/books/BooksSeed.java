package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Copy;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Resources;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Fills Books. Ids, numbers and amounts are always the same; dates stand around today. */
public final class BooksSeed {
    private static final JsonObject DEMO =
            Resources.json(BooksSeed.class, "demo.json").asJsonObject();
    private static final LocalTime OPENING = LocalTime.of(10, 15);
    private static final int GENERATED = 450;

    private final BooksStore store;
    private final Instant now;
    private final LocalDate today;
    private int added;

    BooksSeed(BooksStore store, Clock clock) {
        this.store = store;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.today = BooksOrganization.day(now);
    }

    /** Returns the names of the demo's Zoho projects by their ids, for the lines of invoices. */
    static Map<String, String> projectNames(int scale) {
        JsonObject names = DEMO.getJsonObject("projects");
        Map<String, String> all = new HashMap<>();
        Copy.upTo(scale)
                .forEach(copy -> names.keySet().forEach(id -> all.put(copy.id(id), copy.name(names.getString(id)))));
        return all;
    }

    /**
     * Adds two customers with 20 invoices that were sent and one draft each, and copies of those that were sent: twelve of
     * Acme and eight of Globex every time. A copy is addressed to nobody by name.
     *
     * @param scale 1 for the demo alone
     */
    public void demo(int scale) {
        DEMO.getJsonArray("customers").getValuesAs(JsonObject.class).forEach(this::customer);
        List<JsonObject> invoices = DEMO.getJsonArray("invoices").getValuesAs(JsonObject.class);
        for (Copy copy : Copy.upTo(scale)) {
            invoices.stream()
                    .filter(seed ->
                            copy.isOriginal() || !seed.getString("status").equals("draft"))
                    .forEach(seed -> invoice(copy.isOriginal() ? seed : copied(seed, copy)));
        }
    }

    private static JsonObject copied(JsonObject seed, Copy copy) {
        return Json.object(seed)
                .add("id", copy.id(seed.getString("id")))
                .add("number", copy.label(seed.getString("number")))
                .add("project", copy.id(seed.getString("project")))
                .add("contact", "")
                .build();
    }

    /** Adds 450 plain invoices, of the customers in turn, for paging. */
    public void many() {
        List<Customer> customers = store.customers();
        for (int i = 1; i <= GENERATED; i++) {
            invoice(Json.object()
                    .add("id", String.valueOf(982_000_000_580_000L + i))
                    .add("number", String.format(Locale.ROOT, "GEN-%06d", i))
                    .add("customer", customers.get(i % customers.size()).id())
                    .add("status", "sent")
                    .add("date", -29)
                    .add("due", 1)
                    .add("total", i + ".50")
                    .add("currency", "USD")
                    .add("reference", "")
                    .add("project", "")
                    .add("contact", "")
                    .add("item", "Generated")
                    .add("payments", JsonValue.EMPTY_JSON_ARRAY)
                    .build());
        }
    }

    private void customer(JsonObject seed) {
        store.put(new Customer(
                seed.getString("id"),
                seed.getString("name"),
                seed.getString("account"),
                Currency.valueOf(seed.getString("currency")),
                seed.getJsonArray("persons").getValuesAs(JsonObject.class).stream()
                        .map(BooksSeed::person)
                        .toList(),
                now.minus(Duration.ofDays(400)),
                now.minus(Duration.ofDays(20))));
    }

    private static Person person(JsonObject seed) {
        return new Person(
                seed.getString("id"),
                seed.getString("contact"),
                seed.getString("first"),
                seed.getString("last"),
                seed.getString("email"),
                seed.getString("phone"));
    }

    private void invoice(JsonObject seed) {
        LocalDate date = day(seed.get("date"));
        Instant created = BooksOrganization.at(date, OPENING);
        Instant modified = now.minus(Duration.ofHours(3)).minus(Duration.ofMinutes(20L * added));
        added++;
        store.put(new Invoice(
                seed.getString("id"),
                seed.getString("number"),
                store.customer(seed.getString("customer")).orElseThrow(),
                new InvoiceHead(
                        date, day(seed.get("due")), seed.getString("reference"), "Thanks for your business.", ""),
                new BigDecimal(seed.getString("total")),
                Currency.valueOf(seed.getString("currency")),
                seed.getString("item"),
                seed.getString("project"),
                seed.getString("contact"),
                seed.getBoolean("numeric", false),
                created,
                InvoiceStatus.of(seed.getString("status")).orElseThrow(),
                payments(seed),
                modified.isBefore(created) ? created : modified));
    }

    private List<Payment> payments(JsonObject seed) {
        JsonArray payments = seed.getJsonArray("payments");
        return IntStream.range(0, payments.size())
                .mapToObj(i -> Payment.of(
                        seed.getString("id"),
                        i,
                        day(payments.getJsonArray(i).get(0)),
                        new BigDecimal(payments.getJsonArray(i).getString(1))))
                .toList();
    }

    private LocalDate day(JsonValue daysFromToday) {
        return daysFromToday instanceof JsonNumber days ? today.plusDays(days.intValue()) : null;
    }
}
