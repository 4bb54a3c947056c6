package io.holdfast.simulator;

import static io.holdfast.simulator.RunningSimulator.BRIDGE;
import static io.holdfast.simulator.RunningSimulator.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.RunningSimulator.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputTest {
    private static final String PROJECT = PORTAL + "/projects/" + BRIDGE;

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void whatIsNoJsonObjectIsRefusedInTheProductsShape() {
        for (String body :
                new String[] {"", "{", "[]", "7", "null", "\"x\"", "{\"name\":}", "\u0000", "{\"name\":\"a\"}}"}) {
            assertThat(zoho.send("PATCH", PROJECT, body).title()).as(body).isEqualTo("INVALID_INPUTSTREAM");
            assertThat(zoho.send("POST", "/crm/v8/Contacts", body).code())
                    .as(body)
                    .isEqualTo("INVALID_DATA");
        }
    }

    @Test
    void deepNestingAndHugeNumbersDoNoHarm() {
        assertThat(zoho.send("PATCH", PROJECT, "{\"name\":" + "[".repeat(100_000))
                        .status())
                .isEqualTo(400);
        assertThat(zoho.send("PATCH", PROJECT, "{\"name\":1e999999999}").status())
                .isEqualTo(400);
        assertThat(zoho.send(
                                "PATCH",
                                PROJECT + "/phases/2418573000000102007",
                                "{\"completion_percentage\":1e999999999}")
                        .status())
                .isEqualTo(400);
        assertThat(zoho.fault("slow", "{\"delayMs\":1e999999999}").status()).isEqualTo(400);
    }

    @Test
    void aBodyOfMoreThanOneMegabyteIsRefused() {
        String twoMegabytes = "{\"name\":\"" + "x".repeat(2 << 20) + "\"}";
        zoho.signIn();

        Answer projects = zoho.send("PATCH", PROJECT, twoMegabytes);
        assertThat(projects.status()).isEqualTo(413);
        assertThat(projects.title()).isEqualTo("INVALID_INPUTSTREAM");
        assertThat(zoho.send("POST", "/crm/v8/Contacts", twoMegabytes).status()).isEqualTo(413);
        assertThat(zoho.form("/oauth/v2/token", twoMegabytes).status()).isEqualTo(413);
        assertThat(zoho.get(PROJECT).json().getString("name")).isEqualTo("Harbor Crossing Bridge Rehabilitation");
    }

    @Test
    void oddAddressesAndQueriesAreAnsweredCalmly() {
        assertThat(zoho.getUnsigned("/").status()).isEqualTo(404);
        assertThat(zoho.getUnsigned("/api/v3").status()).isEqualTo(404);
        assertThat(zoho.get(PORTAL + "/projects/%27%3B%20DROP%20TABLE").title()).isEqualTo("INVALID_PARAMETER_VALUE");
        assertThat(zoho.get(PORTAL + "/projects/99999999999999999999").title()).isEqualTo("INVALID_PARAMETER_VALUE");
        assertThat(zoho.get(PORTAL + "/projects?filter=" + "x".repeat(10_000)).array())
                .hasSize(10);
        assertThat(zoho.get("/crm/v8/Contacts?fields=,,,").code()).isEqualTo("REQUIRED_PARAM_MISSING");
        assertThat(zoho.send("HEAD", PORTAL + "/projects", "").body()).isEmpty();
    }
}
