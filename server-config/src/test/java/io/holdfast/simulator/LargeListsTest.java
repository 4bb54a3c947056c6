package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LargeListsTest {
    private static final String LIST = "/crm/v8/Contacts?fields=Last_Name&per_page=200";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator(Settings.Seed.LARGE, true);

    @Test
    void pageTokensReachEveryRecordOnce() {
        Set<String> ids = new HashSet<>();
        int rows = 0;
        JsonObject page = zoho.get(LIST + "&page=1").json();
        while (true) {
            for (JsonObject record : page.getJsonArray("data").getValuesAs(JsonObject.class)) {
                ids.add(record.getString("id"));
                rows++;
            }
            if (!page.getJsonObject("info").getBoolean("more_records")) {
                break;
            }
            page = zoho.get(LIST + "&page_token=" + tokenOf(page)).json();
        }
        assertThat(rows).isEqualTo(2_455);
        assertThat(ids).hasSize(2_455);
    }

    @Test
    void pageNumbersEndAtAWallOf2000() {
        assertThat(zoho.get(LIST + "&page=10").status()).isEqualTo(200);
        assertThat(zoho.get(LIST + "&page=11").code()).isEqualTo("DISCRETE_PAGINATION_LIMIT_EXCEEDED");
    }

    @Test
    void aPageTokenIsBoundToItsParametersAndLives24Hours() {
        String token = tokenOf(zoho.get(LIST).json());

        assertThat(zoho.get(LIST.replace("200", "100") + "&page_token=" + token).code())
                .isEqualTo("TOKEN_BOUND_DATA_MISMATCH");
        assertThat(zoho.get(LIST + "&page=2&page_token=" + token).code()).isEqualTo("TOKEN_BOUND_DATA_MISMATCH");
        assertThat(zoho.get(LIST + "&page_token=abc").code()).isEqualTo("INVALID_DATA");
        zoho.advance(Duration.ofHours(24));
        zoho.signIn();
        assertThat(zoho.get(LIST + "&page_token=" + token).code()).isEqualTo("EXPIRED_VALUE");
    }

    @Test
    void projectsInAnEnvelopeSayWhetherMoreFollow() {
        String list = RunningSimulator.PORTAL + "/projects?per_page=200&page=";

        assertThat(zoho.get(list + 2).json().getJsonObject("page_info").getBoolean("has_next_page"))
                .isTrue();
        JsonObject last = zoho.get(list + 3).json();
        assertThat(last.getJsonArray("projects")).hasSize(60);
        assertThat(last.getJsonObject("page_info").getBoolean("has_next_page")).isFalse();
    }

    private static String tokenOf(JsonObject page) {
        return page.getJsonObject("info").getString("next_page_token");
    }
}
