package io.holdfast.container;

import static io.holdfast.container.ZohoDriver.CUSTOMERS;
import static io.holdfast.container.ZohoDriver.INVOICES;
import static io.holdfast.container.ZohoDriver.ORGANIZATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.container.ZohoPeer.Call;
import io.holdfast.shared.id.AccountId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Acceptance cases C13 and C17, and how the mirror of invoices follows changes and deletions. */
interface InvoiceCases extends ZohoCases {
    String CUSTOMERS_OF_BOTH = "{'code':0,'contacts':["
            + "{'contact_id':'982000000561003','zcrm_account_id':'5437280000000412001'},"
            + "{'contact_id':'982000000561017','zcrm_account_id':'5437280000000412014'}],"
            + "'page_context':{'has_more_page':false}}";
    String OF_ACME = "982000000561003";
    String OF_GLOBEX = "982000000561017";

    @Test
    default void c13_an_invoice_is_kept_exactly_as_books_wrote_it() {
        acme();
        answer("{'invoice_id':982000000567114,'invoice_number':'INV-002054','status':'sent','customer_id':'" + OF_ACME
                + "','total':'10000.00','balance':40.6,'currency_code':'USD','date':'2013-11-17','due_date':'',"
                + "'last_modified_time':'2013-11-18T02:02:51-0800','a_new_member':{'x':[1]}}");

        assertThat(tenant().renew(zoho().invoiceMirror).stale()).isFalse();

        assertThat(tenant().rows("SELECT zoho_invoice_id, total_amount, amount_due, due_date, source_modified_at"
                        + " FROM invoices_cache WHERE tenant_id = ?"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row)
                            .containsEntry("zoho_invoice_id", "982000000567114")
                            .containsEntry("due_date", null);
                    assertThat((BigDecimal) row.get("total_amount")).isEqualByComparingTo("10000.00");
                    assertThat((BigDecimal) row.get("amount_due")).isEqualByComparingTo("40.6");
                    assertThat(((Timestamp) row.get("source_modified_at")).toInstant())
                            .isEqualTo(Instant.parse("2013-11-18T10:02:51Z"));
                });
    }

    @Test
    default void c13_a_page_context_in_an_array_leads_to_the_next_page() {
        acme();
        books().on(
                        INVOICES,
                        call -> ZohoPeer.Reply.of(
                                200,
                                call.parameters().get("page").equals("1")
                                        ? "{'code':0,'invoices':[" + invoice("1", OF_ACME, "sent")
                                                + "],'page_context':[{'page':1,'has_more_page':true}]}"
                                        : "{'code':0,'invoices':[" + invoice("2", OF_ACME, "sent")
                                                + "],'page_context':[{'has_more_page':'false'}]}"));

        assertThat(tenant().renew(zoho().invoiceMirror).stale()).isFalse();

        assertThat(invoices()).containsExactly("1", "2");
    }

    @Test
    default void c17_a_row_of_another_customer_is_dropped_and_raises_an_alarm() {
        UUID acme = acme();
        tenant().account("globex", "5437280000000412014");
        answer(invoice("1", OF_ACME, "sent"));
        tenant().renew(zoho().invoiceMirror);
        answer(invoice("1", OF_ACME, "paid"), invoice("2", OF_GLOBEX, "sent"));
        peer().forgetCalls();
        try (LogRecorder log = LogRecorder.start()) {
            var part = zoho().accountInvoices.of(new AccountId(acme)).orElseThrow();

            assertThat(tenant().renew(part).stale()).isFalse();

            assertThat(peer().calls(INVOICES))
                    .extracting(call -> call.parameters().get("customer_id"))
                    .containsExactly(OF_ACME);
            assertThat(tenant().rows("SELECT zoho_invoice_id, status FROM invoices_cache WHERE tenant_id = ?"))
                    .containsExactly(Map.of("zoho_invoice_id", "1", "status", "paid"));
            assertThat(log.text()).contains("SEVERE").contains("1 invoice(s) of others");
            assertThat(tenant().events())
                    .anySatisfy(event -> assertThat(event).startsWith("connection.alarm FAILED Zoho Books listed 1"));
        }
    }

    @Test
    default void changesAreReadFromTheMarkOnWithoutTheCustomersAndTakeNothingAway() {
        acme();
        answer(invoice("1", OF_ACME, "sent"), invoice("2", OF_ACME, "sent"));
        tenant().freshen(zoho().invoiceMirror);
        answer(invoice("2", OF_ACME, "paid"));
        peer().forgetCalls();
        tenant().growsOld();

        assertThat(tenant().freshen(zoho().invoiceMirror).due()).isFalse();

        assertThat(peer().calls(INVOICES))
                .extracting(Call::parameters)
                .singleElement()
                .satisfies(asked -> assertThat(asked).containsEntry("last_modified_time", "2026-11-20T09:50:00+0000"));
        assertThat(peer().calls(CUSTOMERS)).isEmpty();
        assertThat(tenant().rows("SELECT zoho_invoice_id, status FROM invoices_cache WHERE tenant_id = ?"
                        + " AND gone_at IS NULL ORDER BY zoho_invoice_id"))
                .extracting(row -> row.get("zoho_invoice_id") + " " + row.get("status"))
                .containsExactly("1 sent", "2 paid");
    }

    @Test
    default void aNewCustomerAmongTheChangesIsLookedUp() {
        acme();
        UUID globex = tenant().account("globex", "5437280000000412014");
        answer(invoice("1", OF_ACME, "sent"));
        tenant().freshen(zoho().invoiceMirror);
        answer(invoice("2", OF_GLOBEX, "sent"));
        tenant().growsOld();

        assertThat(tenant().freshen(zoho().invoiceMirror).due()).isFalse();

        assertThat(tenant().rows("SELECT account_id FROM invoices_cache WHERE tenant_id = ? AND zoho_invoice_id = '2'"))
                .containsExactly(Map.of("account_id", globex));
    }

    @Test
    default void deletionsAreSeenByTheWholeListingAndErrorsTakeNothingAway() {
        acme();
        answer(invoice("1", OF_ACME, "sent"), invoice("2", OF_ACME, "sent"));
        tenant().freshen(zoho().invoiceMirror);

        peer().on(INVOICES, 200, "{'code':9,'message':'an error inside a 200'}");
        assertThat(tenant().renew(zoho().invoiceMirror).stale()).isTrue();
        peer().on(INVOICES, 200, "{'code':0,'message':'no list at all'}");
        tenant().waitIsOver();
        assertThat(tenant().renew(zoho().invoiceMirror).stale()).isTrue();
        assertThat(invoices()).containsExactly("1", "2");

        answer(invoice("2", OF_ACME, "sent"));
        tenant().waitIsOver();
        assertThat(tenant().renew(zoho().invoiceMirror).stale()).isFalse();
        assertThat(invoices()).containsExactly("2");
    }

    private UUID acme() {
        return tenant().account("acme", "5437280000000412001");
    }

    private ZohoPeer books() {
        return peer().on(ORGANIZATIONS, 200, ThrottleCases.ORGANIZATION).on(CUSTOMERS, 200, CUSTOMERS_OF_BOTH);
    }

    private void answer(String... invoices) {
        books().on(
                        INVOICES,
                        200,
                        "{'code':0,'invoices':[" + String.join(",", invoices)
                                + "],'page_context':{'has_more_page':false}}");
    }

    private List<Object> invoices() {
        return tenant()
                .rows("SELECT zoho_invoice_id FROM invoices_cache WHERE tenant_id = ? AND gone_at IS NULL"
                        + " ORDER BY zoho_invoice_id")
                .stream()
                .map(row -> row.get("zoho_invoice_id"))
                .toList();
    }

    private static String invoice(String id, String customer, String status) {
        return "{'invoice_id':'" + id + "','invoice_number':'INV-" + id + "','status':'" + status + "','customer_id':'"
                + customer + "','total':10.5,'balance':0,'last_modified_time':'2026-11-20T10:00:00+0000'}";
    }
}
