package io.holdfast.simulator.oauth;

import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Router;
import java.time.Clock;
import java.util.function.Supplier;

/** The accounts host as a whole: its routes and the check of the header that opens the APIs. */
public final class Accounts {
    private static final String SCHEME = "Zoho-oauthtoken ";

    private final Tokens tokens;
    private final TokenResource tokenResource;
    private final ConsentResource consentResource;

    public Accounts(Clock clock, Credentials credentials, Supplier<String> ownUrl) {
        Codes codes = new Codes(clock);
        this.tokens = new Tokens(clock, credentials.refreshToken());
        this.tokenResource = new TokenResource(credentials, tokens, codes, ownUrl);
        this.consentResource = new ConsentResource(credentials, codes, ownUrl);
    }

    public void addTo(Router router) {
        tokenResource.addTo(router);
        consentResource.addTo(router);
    }

    /** Says whether the call carries {@code Authorization: Zoho-oauthtoken <live token>}, exactly so. */
    public boolean admits(Request request) {
        String header = request.header("Authorization").orElse("");
        if (!header.startsWith(SCHEME)) {
            return false;
        }
        String token = header.substring(SCHEME.length());
        return TokenText.FORM.matcher(token).matches() && tokens.isLive(token);
    }

    /** Ends every access token, as Zoho does when the grant behind them is revoked. */
    public void endAccessTokens() {
        tokens.endAccessTokens();
    }

    /** Ends the oldest access token, as Zoho does when a grant gets one more than it may have. */
    public void endOldestAccessToken() {
        tokens.endOldest();
    }
}
