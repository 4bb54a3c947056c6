package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.RunningSimulator.Answer;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BooksFaultsTest {
    private static final String INVOICES = "/books/v3/invoices?organization_id=846213455";
    private static final String ACME = "982000000561003";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator(Settings.Seed.LARGE, false);

    @Test
    void eachThrottleHasItsCodeAndText() {
        assertThrottle("books.throttle.44", 44, "maximum number of requests per minute");
        assertThrottle("books.throttle.1070", 1070, "maximum number of in process requests allowed");
        Answer day = assertThrottle("books.throttle.45", 45, "maximum call rate limit of 1000.");

        assertThat(day.header("X-Rate-Limit-Remaining")).isEqualTo("0");
        assertThat(day.header("X-Rate-Limit-Reset")).isEqualTo("3600");
    }

    @Test
    void aDeadTokenIsCode57AndRevocationEndsTokensHereToo() {
        zoho.signIn();
        zoho.fault("api.invalid_token", "{\"count\":1,\"product\":\"books\"}");
        assertThat(zoho.get(RunningSimulator.PORTAL + "/projects").status()).isEqualTo(200);
        Answer dead = zoho.get(INVOICES);
        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.json().getInt("code")).isEqualTo(57);
        assertThat(zoho.get(INVOICES).status()).isEqualTo(200);

        zoho.fault("token.revoked", "");
        assertThat(zoho.get(INVOICES).status()).isEqualTo(401);
    }

    @Test
    void outagesOfBooksLeaveTheOtherProductsAlone() {
        zoho.fault("outage", "{\"product\":\"books\",\"variant\":\"502\"}");

        assertThat(zoho.get(INVOICES).status()).isEqualTo(502);
        assertThat(zoho.get(INVOICES).header("Content-Type")).isEqualTo("text/html");
        assertThat(zoho.get(RunningSimulator.PORTAL + "/projects").status()).isEqualTo(200);
    }

    @Test
    void theContextOfAPageComesInAnArrayToo() {
        zoho.fault("shape", "{\"count\":1,\"variant\":\"page_context_array\"}");

        assertThat(zoho.get(INVOICES)
                        .json()
                        .getJsonArray("page_context")
                        .getJsonObject(0)
                        .getBoolean("has_more_page"))
                .isTrue();
    }

    @Test
    void rowsOfAnotherCustomerComeBackWhenTheFilterIsPassedOver() {
        zoho.fault("shape", "{\"count\":1,\"variant\":\"foreign_row\"}");

        assertThat(customers(INVOICES + "&customer_id=" + ACME)).hasSize(2);
        assertThat(customers(INVOICES + "&customer_id=" + ACME)).hasSize(1);
    }

    @Test
    void aPageRepeatsForEver() {
        zoho.fault("shape", "{\"variant\":\"same_page\"}");
        JsonObject first = zoho.get(INVOICES + "&page=1").json();
        JsonObject ninth = zoho.get(INVOICES + "&page=9").json();

        assertThat(ninth.getJsonArray("invoices")).isEqualTo(first.getJsonArray("invoices"));
        assertThat(ninth.getJsonObject("page_context").getBoolean("has_more_page"))
                .isTrue();
    }

    @Test
    void bodiesAreSpoilt() {
        assertThat(spoilt("numeric_ids")
                        .json()
                        .getJsonArray("invoices")
                        .getJsonObject(0)
                        .get("invoice_id"))
                .isInstanceOf(JsonNumber.class);
        Answer error = spoilt("error_in_200");
        assertThat(error.status()).isEqualTo(200);
        assertThat(error.json().getInt("code")).isEqualTo(9);
        assertThat(spoilt("unknown_fields").json()).containsKey("$undocumented");
        assertThat(spoilt("content_type").header("Content-Type")).startsWith("text/html");
        assertThat(spoilt("truncated").body()).doesNotEndWith("}");
    }

    @Test
    void everyPageOfManyInvoicesHasItsOwnRows() {
        Set<String> ids = new HashSet<>();
        int rows = 0;
        int page = 0;
        boolean more = true;
        while (more) {
            page++;
            JsonObject answer = zoho.get(INVOICES + "&page=" + page).json();
            for (JsonObject row : answer.getJsonArray("invoices").getValuesAs(JsonObject.class)) {
                ids.add(row.getString("invoice_number"));
                rows++;
            }
            more = answer.getJsonObject("page_context").getBoolean("has_more_page");
        }
        assertThat(page).isEqualTo(3);
        assertThat(rows).isEqualTo(472);
        assertThat(ids).hasSize(472);
    }

    @Test
    void callsAreLoggedByRoute() {
        zoho.get("/books/v3/invoices/982000000567114?organization_id=846213455");

        List<JsonObject> calls = zoho.control("GET", "/_control/calls", "")
                .json()
                .getJsonArray("calls")
                .getValuesAs(JsonObject.class);
        JsonObject last = calls.get(calls.size() - 1);
        assertThat(last.getString("product")).isEqualTo("books");
        assertThat(last.getString("route")).isEqualTo("GET /books/v3/invoices/{id}");
        assertThat(last.getString("query")).isEqualTo("organization_id=846213455");
    }

    private Answer assertThrottle(String name, int code, String text) {
        zoho.fault(name, "{\"count\":1}");
        Answer answer = zoho.get(INVOICES);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().getInt("code")).isEqualTo(code);
        assertThat(answer.json().getString("message")).contains(text);
        assertThat(answer.header("Retry-After")).isEmpty();
        assertThat(zoho.get(INVOICES).status()).isEqualTo(200);
        return answer;
    }

    private Answer spoilt(String variant) {
        zoho.fault("shape", "{\"count\":1,\"product\":\"books\",\"variant\":\"" + variant + "\"}");
        Answer answer = zoho.get(INVOICES);
        assertThat(zoho.get(INVOICES).json().getInt("code")).isZero();
        return answer;
    }

    private Set<String> customers(String path) {
        Set<String> names = new HashSet<>();
        zoho.get(path)
                .json()
                .getJsonArray("invoices")
                .getValuesAs(JsonObject.class)
                .forEach(row -> names.add(row.getString("customer_name")));
        return names;
    }
}
