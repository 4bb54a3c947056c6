package io.holdfast.simulator;

import static io.holdfast.simulator.RunningSimulator.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.simulator.RunningSimulator.Answer;
import io.holdfast.simulator.wire.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
    private static final String PROJECTS = PORTAL + "/projects";
    private static final String ACCOUNTS = "/crm/v8/Accounts?fields=Account_Name";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void anOutageShowsAPageAndEndsWhenItIsCleared() {
        zoho.signIn();
        zoho.fault("outage", "");
        Answer down = zoho.get(PROJECTS);
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.header("Content-Type")).isEqualTo("text/html");
        assertThat(down.body()).contains("<h1>503");
        assertThat(zoho.refresh().status()).isEqualTo(503);

        zoho.fault("outage", "{\"variant\":\"502\"}");
        assertThat(zoho.get(ACCOUNTS).status()).isEqualTo(502);

        assertThat(zoho.control("DELETE", "/_control/faults/outage", "").status())
                .isEqualTo(204);
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
    }

    @Test
    void anOutageCanCutTheConnection() {
        zoho.signIn();
        zoho.fault("outage", "{\"variant\":\"reset\"}");

        assertThatThrownBy(() -> zoho.get(PROJECTS)).isInstanceOf(UncheckedIOException.class);
        zoho.control("DELETE", "/_control/faults", "");
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
        assertThat(zoho.control("GET", "/_control/calls", "").body()).contains("\"status\":0");
    }

    @Test
    void aFaultStrikesSoManyCallsOfOneProductAndRoute() {
        zoho.signIn();
        zoho.fault(
                "outage", "{\"count\":2,\"product\":\"projects\",\"route\":\"GET /api/v3/portal/{portal}/projects\"}");

        assertThat(zoho.get(ACCOUNTS).status()).isEqualTo(200);
        assertThat(zoho.get(PORTAL + "/phases").status()).isEqualTo(200);
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(503);
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(503);
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
    }

    @Test
    void aPercentageIsSpreadEvenlyAndARouteMayHoldAStar() {
        zoho.signIn();
        zoho.fault("outage", "{\"percent\":50,\"route\":\"/api/v3/*/phases\"}");

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(zoho.get(PORTAL + "/phases").status());
        }
        assertThat(statuses).containsExactly(200, 503, 200, 503);
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
    }

    @Test
    void aSlowCallWaitsBeforeItsFirstByte() {
        zoho.signIn();
        zoho.fault("slow", "{\"delayMs\":300,\"count\":1}");

        long start = System.nanoTime();
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(300);
    }

    @Test
    void shapesAreSpoiltInEveryVariant() {
        zoho.signIn();
        assertThat(Json.parse(spoilt("truncated").body())).isEmpty();
        assertThat(spoilt("content_type").header("Content-Type")).startsWith("text/html");
        assertThat(spoilt("unknown_fields").array().getJsonObject(0)).containsKey("$undocumented");
        Answer error = spoilt("error_in_200");
        assertThat(error.status()).isEqualTo(200);
        assertThat(error.title()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(spoilt("envelope").json()).containsKeys("projects", "page_info");
        zoho.fault("shape", "{\"variant\":\"page_info_array\"}");
        assertThat(zoho.get(PORTAL + "/phases").json().getJsonArray("page_info"))
                .hasSize(1);
    }

    private Answer spoilt(String variant) {
        zoho.fault("shape", "{\"count\":1,\"variant\":\"" + variant + "\"}");
        Answer answer = zoho.get(PROJECTS);
        assertThat(zoho.get(PROJECTS).array()).hasSize(10);
        return answer;
    }

    @Test
    void tokenFaultsSpeakAsZohoDoes() {
        zoho.fault("token.throttle", "{\"count\":1}");
        assertThat(zoho.refresh().status()).isEqualTo(400);
        zoho.fault("token.throttle", "{\"count\":1,\"variant\":\"200\"}");
        assertThat(zoho.refresh().json().getString("error")).isEqualTo("Access Denied");
        zoho.fault("token.invalid_client", "{\"count\":1}");
        assertThat(zoho.refresh().json().getString("error")).isEqualTo("invalid_client");

        zoho.signIn();
        zoho.fault("token.revoked", "{\"count\":1}");
        assertThat(zoho.get(PROJECTS).title()).isEqualTo("INVALID_OAUTHTOKEN");
        assertThat(zoho.refresh().json().getString("error")).isEqualTo("invalid_code");
        assertThat(zoho.refresh().json()).containsKey("access_token");
    }

    @Test
    void aDeadTokenHasTheShapeOfItsProduct() {
        zoho.signIn();
        zoho.fault("api.invalid_token", "{\"count\":2}");

        Answer projects = zoho.get(PROJECTS);
        assertThat(projects.status()).isEqualTo(400);
        assertThat(projects.title()).isEqualTo("INVALID_OAUTHTOKEN");
        Answer crm = zoho.get(ACCOUNTS);
        assertThat(crm.status()).isEqualTo(401);
        assertThat(crm.body())
                .isEqualTo(
                        "{\"code\":\"INVALID_TOKEN\",\"details\":{},\"message\":\"invalid oauth token\",\"status\":\"error\"}");
        assertThat(zoho.get(PROJECTS).status()).isEqualTo(200);
    }

    @Test
    void throttlesHaveTheShapeOfTheirProduct() {
        zoho.signIn();
        zoho.fault("projects.throttle", "{\"count\":1}");
        Answer projects = zoho.get(PROJECTS);
        assertThat(projects.status()).isEqualTo(400);
        assertThat(projects.title()).isEqualTo("URL_ROLLING_THROTTLES_LIMIT_EXCEEDED");
        assertThat(projects.json()
                        .getJsonObject("error")
                        .getJsonObject("details")
                        .getString("message"))
                .endsWith("Try again after 22 minutes.");
        assertThat(projects.json().getJsonObject("error").getInt("status_code")).isEqualTo(400);
        zoho.fault("projects.throttle", "{\"count\":1,\"variant\":\"429\"}");
        assertThat(zoho.get(PROJECTS).header("Retry-After")).isEqualTo("1320");

        zoho.fault("crm.throttle", "{\"count\":1}");
        Answer crm = zoho.get(ACCOUNTS);
        assertThat(crm.status()).isEqualTo(429);
        assertThat(crm.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(crm.header("Retry-After")).isEmpty();
        zoho.fault("crm.throttle", "{\"count\":1,\"variant\":\"credits\"}");
        assertThat(zoho.get(ACCOUNTS).header("X-API-CREDITS-REMAINING")).isEqualTo("0");
    }

    @Test
    void faultsThatAreOnAreListed() {
        zoho.fault("slow", "{\"delayMs\":5,\"percent\":20,\"product\":\"crm\"}");

        assertThat(zoho.control("GET", "/_control/faults", "")
                        .json()
                        .getJsonArray("faults")
                        .toString())
                .isEqualTo("[{\"switch\":\"slow\",\"percent\":20,\"delayMs\":5,\"variant\":\"first-byte\","
                        + "\"struck\":0,\"count\":null,\"product\":\"crm\",\"route\":null}]");
    }

    @Test
    void whatIsNoFaultIsRefusedWithAReason() {
        Answer unknown = zoho.fault("gremlins", "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().getJsonArray("switches").toString()).contains("projects.throttle");
        for (String body : new String[] {
            "{\"count\":0}", "{\"count\":\"x\"}", "{\"percent\":101}", "{\"delayMs\":-1}",
                    "{\"product\":\"workdrive\"}",
            "{\"route\":7.5e400}x", "{\"other\":1}", "[1]", "{", "{\"variant\":\"none\"}"
        }) {
            assertThat(zoho.fault("outage", body).status()).as(body).isEqualTo(400);
        }
        assertThat(zoho.control("GET", "/_control/faults", "").json().getJsonArray("faults"))
                .isEmpty();
    }
}
