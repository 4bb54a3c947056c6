package io.holdfast.simulator;

import static io.holdfast.simulator.RunningSimulator.ACME;
import static io.holdfast.simulator.RunningSimulator.BRIDGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.RunningSimulator.Answer;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BooksTest {
    private static final String ORG = "?organization_id=846213455";
    private static final String INVOICES = "/books/v3/invoices" + ORG;
    private static final String ACME_CUSTOMER = "982000000561003";
    private static final String GLOBEX_CUSTOMER = "982000000561017";
    private static final String UMA = "5437280000000413016";
    private static final String TRAPS = "982000000567114";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void theOrganizationTellsItsZoneAndCurrencyWithoutBeingNamed() {
        JsonObject answer = zoho.get("/books/v3/organizations").json();

        assertThat(answer.getInt("code")).isZero();
        assertThat(answer.getString("message")).isEqualTo("success");
        JsonObject organization = answer.getJsonArray("organizations").getJsonObject(0);
        assertThat(organization.getString("organization_id")).isEqualTo("846213455");
        assertThat(organization.getString("time_zone")).isEqualTo("America/New_York");
        assertThat(organization.getString("currency_code")).isEqualTo("USD");
    }

    @Test
    void theDemoHasTwelveInvoicesOfAcmeAndEightOfGlobexBesideTheirDrafts() {
        assertThat(invoices(INVOICES)).hasSize(22);
        assertThat(shown(ACME_CUSTOMER)).hasSize(12);
        assertThat(shown(GLOBEX_CUSTOMER)).hasSize(8);
        assertThat(invoices(INVOICES + "&status=draft")).hasSize(2);
        assertThat(invoices(INVOICES))
                .extracting(row -> row.getString("status"))
                .contains("paid", "sent", "viewed", "overdue", "partially_paid", "draft");
        assertThat(shown(ACME_CUSTOMER))
                .extracting(row -> row.getString("currency_code"))
                .contains("USD", "EUR");
    }

    @Test
    void fiveInvoicesOfAcmeBelongToItsFirstThreeProjectsByNameOrGoToItsUser() {
        Set<String> firstThree =
                zoho.get(RunningSimulator.PORTAL + "/projects").array().getValuesAs(JsonObject.class).stream()
                        .filter(project -> project.getString("crm_account_id").equals(ACME))
                        .sorted((one, other) -> one.getString("name").compareTo(other.getString("name")))
                        .limit(3)
                        .map(project -> project.getString("id"))
                        .collect(Collectors.toSet());

        assertThat(shown(ACME_CUSTOMER))
                .filteredOn(row -> firstThree.contains(row.getString("cf_project_id"))
                        || row.getString("cf_crm_contact_id").equals(UMA))
                .hasSize(5);
    }

    @Test
    void aRowHasItsTotalAsAStringAndAnInvoiceByItselfAsANumber() {
        JsonObject row = invoices(INVOICES + "&invoice_number=INV-002043").get(0);
        JsonObject detail = invoice("982000000567103");

        assertThat(row.getString("total")).isEqualTo("61200.00");
        assertThat(row.getJsonNumber("balance").toString()).isEqualTo("41200.0");
        assertThat(row.getString("last_modified_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-0[45]00");
        assertThat(row).doesNotContainKeys("line_items", "payments", "invoice_url", "contact_persons");
        assertThat(detail.getJsonNumber("total").bigDecimalValue()).isEqualByComparingTo("61200");
        assertThat(detail.getString("balance")).isEqualTo("41200.00");
        JsonObject line = detail.getJsonArray("line_items").getJsonObject(0);
        assertThat(line.getString("project_id")).isEqualTo(BRIDGE);
        assertThat(line.getString("project_name")).isEqualTo("Harbor Crossing Bridge Rehabilitation");
    }

    @Test
    void oneInvoiceHasEveryBindingTrap() {
        JsonObject row = invoices(INVOICES + "&invoice_number=INV-002054").get(0);

        assertThat(row.getJsonNumber("invoice_id").toString()).isEqualTo(TRAPS);
        assertThat(row.getJsonNumber("customer_id").toString()).isEqualTo(ACME_CUSTOMER);
        assertThat(row.getString("total")).isEqualTo("10000.00");
        assertThat(row.getJsonNumber("balance").toString()).isEqualTo("40.6");
        assertThat(row.getString("due_date")).isEmpty();
        assertThat(invoice(TRAPS).get("invoice_id")).isInstanceOf(JsonNumber.class);
    }

    @Test
    void paymentsAndBalancesAgreeInEveryInvoice() {
        for (JsonObject row : invoices(INVOICES)) {
            JsonObject invoice = invoice(id(row));
            BigDecimal paid = invoice.getJsonArray("payments").getValuesAs(JsonObject.class).stream()
                    .map(payment -> payment.getJsonNumber("amount").bigDecimalValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal balance = new BigDecimal(invoice.getString("balance"));

            assertThat(invoice.getJsonNumber("payment_made").bigDecimalValue()).isEqualByComparingTo(paid);
            assertThat(paid.add(balance)).isEqualByComparingTo(row.getString("total"));
            assertThat(balance.signum() == 0)
                    .as(row.toString())
                    .isEqualTo(row.getString("status").equals("paid"));
            assertThat(row.getString("last_payment_date").isEmpty()).isEqualTo(paid.signum() == 0);
        }
    }

    @Test
    void pagesSayWhetherMoreFollowAndRepeatNothing() {
        JsonObject first = zoho.get(INVOICES + "&page=1&per_page=20").json();
        JsonObject second = zoho.get(INVOICES + "&page=2&per_page=20").json();

        assertThat(context(first).getBoolean("has_more_page")).isTrue();
        assertThat(context(first).getInt("per_page")).isEqualTo(20);
        assertThat(context(second).getBoolean("has_more_page")).isFalse();
        assertThat(rows(second)).hasSize(2).doesNotContainAnyElementsOf(rows(first));
        assertThat(rows(zoho.get(INVOICES + "&page=3&per_page=20").json())).isEmpty();
        assertThat(context(zoho.get(INVOICES).json()).getInt("per_page")).isEqualTo(200);
        for (String query : new String[] {"page=0", "page=x", "per_page=201", "per_page=0", "per_page=-1"}) {
            assertError(zoho.get(INVOICES + "&" + query), 400, 2);
        }
    }

    @Test
    void datesStatusesAndReferencesFilter() {
        LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));

        assertThat(invoices(INVOICES + "&status=unpaid"))
                .hasSize(13)
                .extracting(row -> row.getString("status"))
                .doesNotContain("paid", "draft", "void");
        assertThat(invoices(INVOICES + "&filter_by=Status.PartiallyPaid")).hasSize(3);
        assertThat(invoices(INVOICES + "&due_date_end=" + today)).hasSize(11);
        assertThat(invoices(INVOICES + "&date_start=" + today.minusDays(10) + "&date_end=" + today.minusDays(8)))
                .extracting(row -> row.getString("invoice_number"))
                .containsExactlyInAnyOrder("INV-002048", "INV-002063");
        assertThat(invoices(INVOICES + "&reference_number=PO-7771")).hasSize(2);
        assertThat(invoices(INVOICES + "&sort_column=total&sort_order=A"))
                .extracting(row -> new BigDecimal(row.getString("total")))
                .isSorted();
        assertThat(invoices(INVOICES + "&search=nothing&status=lost&sort_column=colour"))
                .hasSize(22);
        assertError(zoho.get(INVOICES + "&date_start=12-31-2026"), 400, 2);
    }

    @Test
    void aChangeIsSeenByTheNextDeltaOnly() {
        zoho.advance(Duration.ofMinutes(1));
        Answer changed = zoho.send("PUT", "/books/v3/invoices/982000000567105" + ORG, "{\"notes\":\"<b>Hi</b>\"}");
        String at = changed.json().getJsonObject("invoice").getString("last_modified_time");

        assertThat(invoices(INVOICES + "&last_modified_time=" + at))
                .extracting(BooksTest::id)
                .containsExactly("982000000567105");
        assertThat(invoices(INVOICES + "&last_modified_time=2013-11-18T02:02:51%2B0530"))
                .hasSize(22);
        assertError(zoho.get(INVOICES + "&last_modified_time=2013-11-18T02:02:51+0530"), 400, 2);
        assertThat(invoice("982000000567105").getString("notes")).isEqualTo("<b>Hi</b>");
    }

    @Test
    void anInvoiceIsMovedThroughItsStatuses() {
        String late = "/books/v3/invoices/982000000567104";

        assertThat(zoho.send("POST", late + "/status/void" + ORG, "").json().getString("message"))
                .isEqualTo("Invoice status has been changed to Void.");
        assertThat(invoice("982000000567104").getString("balance")).isEqualTo("0.00");
        zoho.send("POST", late + "/status/sent" + ORG, "");
        assertThat(invoice("982000000567104").getString("status")).isEqualTo("overdue");
        JsonObject paid =
                zoho.send("PUT", late + ORG, "{\"status\":\"paid\"}").json().getJsonObject("invoice");
        assertThat(paid.getString("balance")).isEqualTo("0.00");
        assertThat(paid.getJsonNumber("payment_made").bigDecimalValue()).isEqualByComparingTo("28975.25");
        assertThat(zoho.send("PUT", late + ORG, "{\"due_date\":\"\",\"colour\":\"red\"}")
                        .json()
                        .getJsonObject("invoice")
                        .getString("due_date"))
                .isEmpty();
        assertThat(zoho.send("DELETE", late + ORG, "").status()).isEqualTo(200);
        assertError(zoho.get(late + ORG), 404, 1002);
    }

    @Test
    void aFormCarriesAChangeToo() {
        Answer changed = zoho.send(
                "PUT",
                "/books/v3/invoices/982000000567105" + ORG,
                "JSONString=%7B%22reference_number%22%3A%22R-1%22%7D",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(changed.json().getJsonObject("invoice").getString("reference_number"))
                .isEqualTo("R-1");
    }

    @Test
    void badChangesAreRefusedAndChangeNothing() {
        String invoice = "/books/v3/invoices/982000000567105";
        JsonObject before = invoice("982000000567105");

        for (String body : new String[] {
            "",
            "[]",
            "{\"status\":\"lost\"}",
            "{\"notes\":7}",
            "{\"date\":\"soon\"}",
            "{\"due_date\":\"2001-01-01\"}",
            "{\"notes\":\"" + "x".repeat(10_001) + "\"}"
        }) {
            assertError(zoho.send("PUT", invoice + ORG, body), 400, 2);
        }
        assertError(zoho.send("POST", invoice + "/status/paid" + ORG, ""), 404, 5);
        assertError(zoho.send("PUT", "/books/v3/invoices/1" + ORG, "{}"), 404, 1002);
        assertThat(invoice("982000000567105")).isEqualTo(before);
    }

    @Test
    void customersAreTiedToTheirAccountsAndPersonsToTheirContacts() {
        List<JsonObject> contacts = zoho.get("/books/v3/contacts" + ORG)
                .json()
                .getJsonArray("contacts")
                .getValuesAs(JsonObject.class);
        JsonObject acme =
                zoho.get("/books/v3/contacts/" + ACME_CUSTOMER + ORG).json().getJsonObject("contact");

        assertThat(contacts)
                .extracting(contact -> contact.getString("contact_name"))
                .containsExactly("Acme", "Globex");
        assertThat(acme.getString("zcrm_account_id")).isEqualTo(ACME);
        assertThat(acme.getJsonArray("contact_persons").getValuesAs(JsonObject.class))
                .filteredOn(person -> person.getString("zcrm_contact_id").equals(UMA))
                .extracting(person -> person.getString("email"))
                .containsExactly("user@acme.example");
        assertThat(acme.getJsonNumber("outstanding_receivable_amount").bigDecimalValue())
                .isEqualByComparingTo(contacts.get(0).getString("outstanding_receivable_amount"));
        assertThat(zoho.get("/books/v3/contacts" + ORG + "&zcrm_account_id=" + ACME)
                        .json()
                        .getJsonArray("contacts"))
                .hasSize(1);
        assertError(zoho.get("/books/v3/contacts/1" + ORG), 404, 1002);
    }

    @Test
    void aCallThatDoesNotNameTheOrganizationIsRefused() {
        for (String path : new String[] {
            "/books/v3/invoices", "/books/v3/invoices/" + TRAPS, "/books/v3/contacts", "/books/v3/contacts/1"
        }) {
            assertError(zoho.get(path), 400, 6041);
            assertError(zoho.get(path + "?organization_id=1"), 400, 6041);
        }
    }

    @Test
    void wrongAddressesVerbsAndTokensAreAnsweredInBooksShape() {
        assertError(zoho.get("/books/v3/invoices/abc" + ORG), 404, 1002);
        assertError(zoho.get("/books/v3/estimates" + ORG), 404, 5);
        assertError(zoho.get("/books/v3/invoices/" + ORG), 404, 5);
        assertError(zoho.send("PATCH", INVOICES, "{}"), 405, 37);
        assertError(zoho.getUnsigned(INVOICES), 401, 57);
        assertError(zoho.getAs("Bearer " + zoho.signIn(), INVOICES), 401, 57);
    }

    private List<JsonObject> shown(String customer) {
        return invoices(INVOICES + "&customer_id=" + customer).stream()
                .filter(row -> !row.getString("status").equals("draft"))
                .toList();
    }

    private List<JsonObject> invoices(String path) {
        return rows(zoho.get(path).json());
    }

    private JsonObject invoice(String id) {
        return zoho.get("/books/v3/invoices/" + id + ORG).json().getJsonObject("invoice");
    }

    private static List<JsonObject> rows(JsonObject page) {
        return page.getJsonArray("invoices").getValuesAs(JsonObject.class);
    }

    private static JsonObject context(JsonObject page) {
        return page.getJsonObject("page_context");
    }

    private static String id(JsonObject row) {
        JsonValue id = row.get("invoice_id");
        return id instanceof JsonNumber number ? number.toString() : row.getString("invoice_id");
    }

    private static void assertError(Answer answer, int status, int code) {
        assertThat(answer.json().getInt("code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().getString("message")).isNotBlank();
        assertThat(answer.status()).isEqualTo(status);
    }
}
