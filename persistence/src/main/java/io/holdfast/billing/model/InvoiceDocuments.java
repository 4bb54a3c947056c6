package io.holdfast.billing.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.id.Uuids;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;

/** A listing as one JSON document, the form in which it goes to the database in one statement. */
final class InvoiceDocuments {
    private InvoiceDocuments() {}

    /** Amounts travel as text, so that no number of a JSON library stands between the source's digits and the column. */
    static String rows(Collection<ListedInvoice> listing) {
        var rows = JSON.createArrayBuilder();
        for (ListedInvoice invoice : listing) {
            var row = JSON.createObjectBuilder().add("id", Uuids.next().toString());
            add(row, "invoice", invoice.sourceId());
            add(row, "customer", invoice.sourceCustomerId());
            add(row, "account", invoice.sourceAccountId());
            add(row, "project", invoice.sourceProjectId());
            add(row, "contact", invoice.contactId());
            add(row, "number", invoice.number());
            add(row, "reference", invoice.reference());
            add(row, "status", invoice.status());
            add(row, "currency", invoice.currency());
            add(row, "total", invoice.total().toPlainString());
            add(
                    row,
                    "balance",
                    invoice.balance() == null ? null : invoice.balance().toPlainString());
            add(row, "date", invoice.date());
            add(row, "due", invoice.dueDate());
            add(row, "modified", invoice.modifiedAt());
            rows.add(row);
        }
        return rows.build().toString();
    }

    private static void add(JsonObjectBuilder row, String name, Object value) {
        if (value != null) {
            row.add(name, value.toString());
        }
    }
}
