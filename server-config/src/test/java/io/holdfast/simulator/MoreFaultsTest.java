package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.simulator.RunningSimulator.Answer;
import io.holdfast.simulator.wire.Markup;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MoreFaultsTest {
    private static final String PROJECTS = RunningSimulator.PORTAL + "/projects";
    private static final String PHASES = RunningSimulator.PORTAL + "/phases";
    private static final String CONTACTS = "/crm/v8/Contacts?fields=Last_Name,Email";
    private static final String INVOICES = "/books/v3/invoices?organization_id=846213455";
    private static final String INVOICE = "/books/v3/invoices/982000000567101?organization_id=846213455";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void inTheWrongDataCentreNeitherClientNorTokenIsKnown() {
        zoho.signIn();
        zoho.fault("dc.wrong", "");

        assertThat(zoho.refresh().status()).isEqualTo(200);
        assertThat(zoho.refresh().json().getString("error")).isEqualTo("invalid_client");
        assertThat(zoho.get(CONTACTS).status()).isEqualTo(401);
        assertThat(zoho.get(CONTACTS).code()).isEqualTo("INVALID_TOKEN");
        assertThat(zoho.get(PROJECTS).title()).isEqualTo("INVALID_OAUTHTOKEN");
    }

    @Test
    void theTokenEndpointTellsTheLifetimeTwice() {
        zoho.fault("token.legacy_expiry", "{\"count\":1}");
        JsonObject answer = zoho.refresh().json();

        assertThat(answer.getInt("expires_in_sec")).isEqualTo(3600);
        assertThat(answer.getInt("expires_in")).isEqualTo(3_600_000);
        assertThat(answer).doesNotContainKey("refresh_token");
        assertThat(zoho.refresh().json()).doesNotContainKey("expires_in_sec");
    }

    @Test
    void theTokenEndpointAnswersWithoutAToken() {
        zoho.fault("token.no_body_token", "{\"count\":1}");
        assertThat(zoho.refresh().body()).isEqualTo("{}");

        zoho.fault("token.invalid_client_secret", "{\"count\":1}");
        assertThat(zoho.refresh().json().getString("error")).isEqualTo("invalid_client_secret");
    }

    @Test
    void theOldestTokenDiesAndTheYoungerOneLives() {
        String oldest = zoho.signIn();
        zoho.signIn();
        zoho.fault("token.evict_oldest", "");

        assertThat(zoho.getAs("Zoho-oauthtoken " + oldest, PROJECTS).status()).isEqualTo(400);
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
    }

    @Test
    void aChangeIsMadeAlthoughItsCallerSeesTheConnectionCut() {
        zoho.signIn();
        zoho.fault("drop_after_commit", "{\"count\":1}");

        assertThatThrownBy(
                        () -> zoho.send("PATCH", PROJECTS + "/" + RunningSimulator.BRIDGE, "{\"name\":\"New name\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(zoho.get(PROJECTS + "/" + RunningSimulator.BRIDGE).json().getString("name"))
                .isEqualTo("New name");
    }

    @Test
    void anAnswerComesInPieces() {
        zoho.signIn();
        zoho.fault("slow", "{\"count\":1,\"variant\":\"between-bytes\",\"delayMs\":50}");
        long start = System.nanoTime();

        assertThat(zoho.get(PROJECTS).array()).hasSize(10);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void aHangingCallEndsWithoutAnAnswer() {
        zoho.signIn();
        zoho.fault("outage", "{\"variant\":\"hang\",\"delayMs\":100}");

        assertThatThrownBy(() -> zoho.get(PROJECTS)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void everyListRepeatsItsFirstPageForEver() {
        zoho.signIn();
        zoho.fault("shape", "{\"variant\":\"same_page\"}");

        JsonObject projects = zoho.get(PROJECTS + "?page=9").json();
        assertThat(projects.getJsonArray("projects")).hasSize(10);
        assertThat(projects.getJsonObject("page_info").getBoolean("has_next_page"))
                .isTrue();
        assertThat(zoho.get(PHASES + "?page=9")
                        .json()
                        .getJsonObject("page_info")
                        .getBoolean("has_next_page"))
                .isTrue();
        assertThat(zoho.get(CONTACTS + "&page=9").json().getJsonObject("info").getBoolean("more_records"))
                .isTrue();
    }

    @Test
    void whoAsksForAnInvoiceGetsOneOfAnotherCustomer() {
        zoho.fault("shape", "{\"count\":1,\"variant\":\"wrong_record\"}");

        assertThat(customerOf(zoho.get(INVOICE))).isEqualTo("Globex");
        assertThat(customerOf(zoho.get(INVOICE))).isEqualTo("Acme");
    }

    @Test
    void whatPeopleWroteCarriesMarkup() {
        zoho.fault("shape", "{\"variant\":\"markup\"}");

        assertThat(zoho.get(PROJECTS).array().getJsonObject(0).getString("name"))
                .endsWith(Markup.TEXT);
        assertThat(zoho.get(CONTACTS)
                        .json()
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getString("Last_Name"))
                .endsWith(Markup.TEXT);
        assertThat(customerOf(zoho.get(INVOICE))).endsWith(Markup.TEXT);
    }

    @Test
    void anAnswerMayLackItsType() {
        zoho.signIn();
        zoho.fault("shape", "{\"count\":1,\"variant\":\"no_content_type\"}");

        assertThat(zoho.get(PROJECTS).header("Content-Type")).isEmpty();
    }

    @Test
    void theHundredAndFirstCallOfARouteLocksItFor22MinutesAndKnockingProlongsThat() {
        zoho.fault("limits", "");
        for (int i = 0; i < 100; i++) {
            assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
        }
        assertThat(zoho.get(PROJECTS).title()).isEqualTo("URL_ROLLING_THROTTLES_LIMIT_EXCEEDED");
        assertThat(zoho.get(PHASES).status()).isEqualTo(200);

        zoho.advance(Duration.ofMinutes(21));
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(400);
        zoho.advance(Duration.ofMinutes(22));
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
    }

    @Test
    void theHundredAndFirstCallOfAMinuteBlocksBooksForAMinute() {
        zoho.fault("limits", "");
        for (int i = 0; i < 100; i++) {
            assertThat(zoho.get(INVOICE).status()).isEqualTo(200);
        }
        assertThat(zoho.get(INVOICES).json().getInt("code")).isEqualTo(44);

        zoho.advance(Duration.ofSeconds(61));
        assertThat(zoho.get(INVOICES).status()).isEqualTo(200);
    }

    private static String customerOf(Answer answer) {
        return answer.json().getJsonObject("invoice").getString("customer_name");
    }
}
