package io.holdfast.zoho.oauth;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.RestClients;
import io.holdfast.zoho.model.ZohoConnection.Consent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/** Exchanges a refresh token for an access token. One request, no repetition: the caller decides about the next. */
@ApplicationScoped
public class TokenEndpoint {
    @Inject
    RestClients clients;

    @Inject
    Clock clock;

    /** @param accounts an allowed host; client and secret are sent there */
    public Outcome<AccessToken> renew(URI accounts, Consent consent) {
        var form = new Form()
                .param("grant_type", "refresh_token")
                .param("client_id", consent.clientId())
                .param("client_secret", consent.clientSecret())
                .param("refresh_token", consent.refreshToken());
        try {
            Answer answer = Answer.of(clients.at(accounts, TokenClient.class).token(form));
            return new TokenAnswers(accounts.getHost(), clock).read(answer);
        } catch (ProcessingException | IOException e) {
            return new Outcome.Unavailable<>(accounts.getHost() + " does not answer: " + cause(e));
        }
    }

    /** The class of the cause alone: a message might quote what was sent. */
    private static String cause(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
