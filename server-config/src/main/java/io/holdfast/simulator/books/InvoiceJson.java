package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** How Books shows an invoice: in a list the total is a string and the balance a number, by itself the other way round. */
final class InvoiceJson {
    private static final String PAGE_OF_CLIENT = "https://books.simulator.invalid/portal/invoice/";
    private static final long LINE_IDS = 100_000;

    private final Map<String, String> projectNames;

    /** @param projectNames by the id of the Zoho project */
    InvoiceJson(Map<String, String> projectNames) {
        this.projectNames = Map.copyOf(projectNames);
    }

    JsonValue row(Invoice invoice) {
        return ids(
                invoice,
                common(invoice)
                        .add("total", Money.string(invoice.total()))
                        .add("balance", Money.number(invoice.balance())));
    }

    JsonValue detail(Invoice invoice) {
        JsonObjectBuilder detail = common(invoice)
                .add("total", Money.number(invoice.total()))
                .add("balance", Money.string(invoice.balance()))
                .add("sub_total", Money.number(invoice.total()))
                .add("tax_total", Money.number(BigDecimal.ZERO))
                .add("payment_made", Money.number(invoice.paid()))
                .add("payment_terms", 30)
                .add("payment_terms_label", "Net 30")
                .add("currency_symbol", invoice.currency().symbol())
                .add("notes", invoice.head().notes())
                .add("terms", invoice.head().terms())
                .add("invoice_url", PAGE_OF_CLIENT + invoice.id())
                .add(
                        "contact_persons",
                        Json.array()
                                .add(invoice.customer()
                                        .addressee(invoice.crmContact())
                                        .id()))
                .add(
                        "custom_fields",
                        Json.array()
                                .add(custom("982000000560101", "cf_project_id", "Project id", invoice.project()))
                                .add(custom(
                                        "982000000560103",
                                        "cf_crm_contact_id",
                                        "CRM contact id",
                                        invoice.crmContact())))
                .add("line_items", Json.array().add(line(invoice)))
                .add(
                        "payments",
                        Json.array(invoice.payments().stream()
                                .map(InvoiceJson::payment)
                                .toList()));
        return ids(invoice, detail);
    }

    private static JsonObjectBuilder common(Invoice invoice) {
        InvoiceHead head = invoice.head();
        return Json.object()
                .add("invoice_id", invoice.id())
                .add("invoice_number", invoice.number())
                .add("status", invoice.status().label())
                .add("customer_id", invoice.customer().id())
                .add("customer_name", invoice.customer().name())
                .add("date", day(head.date()))
                .add("due_date", day(head.due()))
                .add("currency_id", invoice.currency().id())
                .add("currency_code", invoice.currency().name())
                .add("exchange_rate", invoice.currency().rate())
                .add("reference_number", head.reference())
                .add("created_time", BooksOrganization.text(invoice.created()))
                .add("last_modified_time", BooksOrganization.text(invoice.modified()))
                .add("last_payment_date", lastPayment(invoice))
                .add("cf_project_id", invoice.project())
                .add("cf_crm_contact_id", invoice.crmContact());
    }

    private JsonObject line(Invoice invoice) {
        return Json.object()
                .add("line_item_id", String.valueOf(Long.parseLong(invoice.id()) + LINE_IDS))
                .add("item_order", 1)
                .add("name", invoice.item())
                .add("description", "")
                .add("rate", Money.string(invoice.total()))
                .add("quantity", 1)
                .add("item_total", Money.number(invoice.total()))
                .add("project_id", invoice.project())
                .add("project_name", projectNames.getOrDefault(invoice.project(), ""))
                .build();
    }

    static JsonObject payment(Payment payment) {
        return Json.object()
                .add("payment_id", payment.id())
                .add("payment_mode", "banktransfer")
                .add("amount", Money.number(payment.amount()))
                .add("date", day(payment.date()))
                .add("reference_number", "WIRE-" + payment.number())
                .build();
    }

    private static JsonObject custom(String id, String name, String label, String value) {
        return Json.object()
                .add("customfield_id", id)
                .add("api_name", name)
                .add("label", label)
                .add("value", value)
                .build();
    }

    private static String lastPayment(Invoice invoice) {
        return day(invoice.payments().stream()
                .map(Payment::date)
                .max(LocalDate::compareTo)
                .orElse(null));
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static JsonValue ids(Invoice invoice, JsonObjectBuilder shown) {
        return invoice.numeric() ? NumericIds.in(shown.build()) : shown.build();
    }
}
