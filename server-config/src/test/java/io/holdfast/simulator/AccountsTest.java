package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.RunningSimulator.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsTest {
    private static final String CLIENT = "client_id=the-client&client_secret=the-secret";
    private static final String PORTALS = "/api/v3/portals";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void aRefreshGivesATokenOfZohosFormAndNoNewRefreshToken() {
        Answer answer = zoho.refresh();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("access_token")).matches("1000\\.[0-9a-f]{32}\\.[0-9a-f]{32}");
        assertThat(answer.json().getString("api_domain")).isEqualTo(zoho.url());
        assertThat(answer.json().getInt("expires_in")).isEqualTo(3600);
        assertThat(answer.json()).doesNotContainKey("refresh_token");
    }

    @Test
    void parametersMayComeInTheQueryOrAsMultipart() {
        String pairs = "grant_type=refresh_token&" + CLIENT + "&refresh_token=the-refresh-token";
        StringBuilder multipart = new StringBuilder();
        for (String pair : pairs.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            multipart
                    .append("--xyz\r\nContent-Disposition: form-data; name=\"")
                    .append(nameAndValue[0])
                    .append("\"\r\n\r\n")
                    .append(nameAndValue[1])
                    .append("\r\n");
        }

        assertThat(zoho.form("/oauth/v2/token?" + pairs, "").json()).containsKey("access_token");
        assertThat(zoho.send(
                                "POST",
                                "/oauth/v2/token",
                                multipart + "--xyz--\r\n",
                                "Content-Type",
                                "multipart/form-data; boundary=xyz")
                        .json())
                .containsKey("access_token");
    }

    @Test
    void wrongCredentialsAreAnErrorInsideStatus200() {
        assertError("client_id=other&client_secret=the-secret&grant_type=refresh_token", "invalid_client");
        assertError("client_id=the-client&client_secret=x&grant_type=refresh_token", "invalid_client_secret");
        assertError(CLIENT + "&grant_type=refresh_token&refresh_token=x", "invalid_code");
        assertError(CLIENT + "&grant_type=password", "unsupported_grant_type");
        assertError("", "invalid_client");
    }

    private void assertError(String form, String error) {
        Answer answer = zoho.form("/oauth/v2/token", form);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("error")).isEqualTo(error);
    }

    @Test
    void theEleventhTokenInTenMinutesIsThrottledAndKnockingProlongsIt() {
        for (int i = 0; i < 10; i++) {
            assertThat(zoho.refresh().json()).containsKey("access_token");
        }
        Answer throttled = zoho.refresh();
        assertThat(throttled.status()).isEqualTo(400);
        assertThat(throttled.json().getString("error")).isEqualTo("Access Denied");
        assertThat(throttled.json().getString("error_description"))
                .isEqualTo("You have made too many requests continuously. Please try again after some time.");

        zoho.advance(Duration.ofMinutes(9));
        assertThat(zoho.refresh().status()).isEqualTo(400);
        zoho.advance(Duration.ofMinutes(9));
        assertThat(zoho.refresh().status()).isEqualTo(400);
        zoho.advance(Duration.ofMinutes(10));
        assertThat(zoho.refresh().status()).isEqualTo(200);
    }

    @Test
    void oneTokenMoreThanFifteenEndsTheOldest() {
        String oldest = "";
        String second = "";
        for (int i = 0; i < 16; i++) {
            if (i == 10) {
                zoho.advance(Duration.ofMinutes(11));
            }
            String token = zoho.refresh().json().getString("access_token");
            oldest = i == 0 ? token : oldest;
            second = i == 1 ? token : second;
        }

        assertThat(zoho.getAs("Zoho-oauthtoken " + oldest, PORTALS).title()).isEqualTo("INVALID_OAUTHTOKEN");
        assertThat(zoho.getAs("Zoho-oauthtoken " + second, PORTALS).status()).isEqualTo(200);
    }

    @Test
    void anAccessTokenDiesAfterAnHour() {
        zoho.signIn();
        zoho.advance(Duration.ofMinutes(59));
        assertThat(zoho.get(PORTALS).status()).isEqualTo(200);
        zoho.advance(Duration.ofMinutes(1));
        assertThat(zoho.get(PORTALS).status()).isEqualTo(400);
    }

    @Test
    void onlyTheHeaderInZohosOwnSchemeOpensTheApis() {
        String token = zoho.signIn();
        String accounts = "/crm/v8/Accounts?fields=Account_Name";

        assertThat(zoho.getAs("Zoho-oauthtoken " + token, accounts).status()).isEqualTo(200);
        assertThat(zoho.getAs("Bearer " + token, accounts).code()).isEqualTo("INVALID_TOKEN");
        assertThat(zoho.getAs("zoho-oauthtoken " + token, accounts).status()).isEqualTo(401);
        assertThat(zoho.getAs("Zoho-oauthtoken  " + token, accounts).status()).isEqualTo(401);
        assertThat(zoho.getUnsigned(accounts + "&access_token=" + token).status())
                .isEqualTo(401);
        assertThat(zoho.getUnsigned(PORTALS).status()).isEqualTo(400);
    }

    @Test
    void aGrantCodeIsGoodForOneExchangeAtItsOwnAddress() {
        String back = "https://portal.example/callback";
        Answer consent = zoho.getUnsigned("/oauth/v2/auth?response_type=code&client_id=the-client&access_type=offline"
                + "&scope=a,b&state=s+1&redirect_uri=" + back);
        assertThat(consent.status()).isEqualTo(302);
        assertThat(consent.header("Location")).startsWith(back + "?code=1000.").endsWith("&state=s+1");
        String code = consent.header("Location").replaceAll(".*[?]code=([^&]+).*", "$1");
        String exchange = CLIENT + "&grant_type=authorization_code&redirect_uri=" + back + "&code=" + code;

        String refreshToken = zoho.form("/oauth/v2/token", exchange).json().getString("refresh_token");
        assertThat(zoho.form("/oauth/v2/token", CLIENT + "&grant_type=refresh_token&refresh_token=" + refreshToken)
                        .json())
                .containsKey("access_token");
        assertThat(zoho.form("/oauth/v2/token", exchange).json().getString("error"))
                .isEqualTo("invalid_code");
    }

    @Test
    void aClientForItselfGetsNoRefreshToken() {
        Answer answer = zoho.form(
                "/oauth/v2/token",
                CLIENT + "&grant_type=client_credentials&scope=ZohoCRM.modules.ALL&soid=ZohoCRM.846213001");

        assertThat(answer.json()).containsKey("access_token").doesNotContainKey("refresh_token");
    }

    @Test
    void revokingEndsTheRefreshTokenAndItsAccessTokens() {
        zoho.signIn();

        assertThat(zoho.form("/oauth/v2/token/revoke?token=the-refresh-token", "")
                        .json()
                        .getString("status"))
                .isEqualTo("success");
        assertThat(zoho.get(PORTALS).title()).isEqualTo("INVALID_OAUTHTOKEN");
        assertThat(zoho.refresh().json().getString("error")).isEqualTo("invalid_code");
    }
}
