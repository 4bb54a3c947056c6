package io.holdfast.simulator;

import static io.holdfast.simulator.RunningSimulator.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlTest {
    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void healthNeedsNoToken() {
        assertThat(zoho.getUnsigned("/_control/health").json().getString("status"))
                .isEqualTo("UP");
    }

    @Test
    void theCallLogTellsRoutesInOrderAndNoSecrets() {
        String token = zoho.signIn();
        zoho.get(PORTAL + "/projects?page=1&per_page=200");
        zoho.get(PORTAL + "/phases?page=1&%61ccess_token=" + token);
        zoho.form("/oauth/v2/token?client_secret=the-secret&grant_type=x&refresh_token=the-refresh-token", "");

        JsonObject log = zoho.control("GET", "/_control/calls", "").json();
        assertThat(log.getJsonArray("calls").getValuesAs(JsonObject.class))
                .extracting(call -> call.getString("route") + " " + call.getString("query"))
                .containsExactly(
                        "POST /oauth/v2/token ",
                        "GET /api/v3/portal/{portal}/projects page=1&per_page=200",
                        "GET /api/v3/portal/{portal}/phases page=1",
                        "POST /oauth/v2/token grant_type=x");
        assertThat(log.toString()).doesNotContain("the-secret", "the-refresh-token", token);
        JsonObject call = log.getJsonArray("calls").getJsonObject(1);
        assertThat(call.getString("product")).isEqualTo("projects");
        assertThat(call.getInt("status")).isEqualTo(200);
        assertThat(call.getString("path")).isEqualTo(PORTAL + "/projects");
    }

    @Test
    void theCallLogCanBeReadOnFromANumberAndCleared() {
        zoho.get("/api/v3/portals");
        assertThat(calls("?since=1")).containsExactly("GET /api/v3/portals");
        assertThat(calls("?since=2")).isEmpty();
        assertThat(zoho.control("GET", "/_control/calls?since=-1", "").status()).isEqualTo(400);

        assertThat(zoho.control("DELETE", "/_control/calls", "").status()).isEqualTo(204);

        assertThat(calls("")).isEmpty();
        zoho.get("/api/v3/portals");
        assertThat(calls("?since=2")).hasSize(1);
    }

    private List<String> calls(String query) {
        return zoho
                .control("GET", "/_control/calls" + query, "")
                .json()
                .getJsonArray("calls")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(call -> call.getString("route"))
                .toList();
    }

    @Test
    void theControlsAnswerUnderTheNamesOfThisMachineOnly() throws IOException {
        URI address = URI.create(zoho.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /_control/calls HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void theClockMovesForwardAndBack() {
        assertThat(zoho.control("PUT", "/_control/clock", "{\"advanceSeconds\":60}")
                        .json()
                        .getInt("aheadSeconds"))
                .isEqualTo(60);
        zoho.control("DELETE", "/_control/clock", "");
        assertThat(zoho.control("GET", "/_control/clock", "").json().getInt("aheadSeconds"))
                .isZero();
        assertThat(zoho.control("PUT", "/_control/clock", "{\"advanceSeconds\":-1}")
                        .status())
                .isEqualTo(400);
    }
}
