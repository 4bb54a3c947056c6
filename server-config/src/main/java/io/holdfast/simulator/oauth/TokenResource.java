package io.holdfast.simulator.oauth;

import io.holdfast.simulator.wire.Forms;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /oauth/v2/token} and {@code /oauth/v2/token/revoke}, with parameters in query, form or multipart. */
final class TokenResource {
    static final String SCOPES = "ZohoCRM.modules.ALL,ZohoCRM.settings.modules.READ,ZohoCRM.settings.fields.READ,"
            + "ZohoCRM.org.READ,ZohoSearch.securesearch.READ,ZohoProjects.portals.READ,ZohoProjects.projects.ALL,"
            + "ZohoProjects.milestones.ALL";

    private final Credentials credentials;
    private final Tokens tokens;
    private final Codes codes;
    private final Supplier<String> ownUrl;

    /** @param ownUrl given as {@code api_domain}; a real host there would send an SDK to the real Zoho */
    TokenResource(Credentials credentials, Tokens tokens, Codes codes, Supplier<String> ownUrl) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.codes = codes;
        this.ownUrl = ownUrl;
    }

    void addTo(Router router) {
        router.add("POST", "/oauth/v2/token", this::token).add("POST", "/oauth/v2/token/revoke", this::revoke);
    }

    private Response token(Request request) {
        Map<String, String> form = Forms.parameters(request);
        if (!credentials.isClient(form.getOrDefault("client_id", ""))) {
            return OauthErrors.of("invalid_client");
        }
        if (!credentials.isSecret(form.getOrDefault("client_secret", ""))) {
            return OauthErrors.of("invalid_client_secret");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> refreshed(form);
            case "authorization_code" -> exchanged(form);
            case "client_credentials" -> forTheClient(form);
            default -> OauthErrors.of("unsupported_grant_type");
        };
    }

    private Response refreshed(Map<String, String> form) {
        String refreshToken = form.getOrDefault("refresh_token", "");
        if (!tokens.isRefreshToken(refreshToken)) {
            return OauthErrors.of("invalid_code");
        }
        return answer(refreshToken, SCOPES, Optional.empty());
    }

    private Response exchanged(Map<String, String> form) {
        Optional<String> redirect = codes.use(form.getOrDefault("code", ""));
        if (redirect.isEmpty()) {
            return OauthErrors.of("invalid_code");
        }
        if (!redirect.get().equals(form.getOrDefault("redirect_uri", ""))) {
            return OauthErrors.of("invalid_redirect_uri");
        }
        String refreshToken = tokens.newRefreshToken();
        return answer(refreshToken, SCOPES, Optional.of(refreshToken));
    }

    private Response forTheClient(Map<String, String> form) {
        String scope = form.getOrDefault("scope", "");
        if (scope.isBlank()) {
            return OauthErrors.of("invalid_scope");
        }
        return answer("client:" + form.getOrDefault("soid", ""), scope, Optional.empty());
    }

    private Response answer(String grant, String scope, Optional<String> refreshToken) {
        Optional<String> token = tokens.newAccessToken(grant);
        if (token.isEmpty()) {
            return OauthErrors.throttled(400);
        }
        JsonObjectBuilder body = Json.object().add("access_token", token.get());
        refreshToken.ifPresent(value -> body.add("refresh_token", value));
        body.add("scope", scope)
                .add("api_domain", ownUrl.get())
                .add("token_type", "Bearer")
                .add("expires_in", Tokens.ACCESS_LIFETIME.toSeconds());
        return Response.ok(body.build());
    }

    private Response revoke(Request request) {
        String token = Forms.parameters(request).getOrDefault("token", "");
        return tokens.revoke(token)
                ? Response.ok(Json.object().add("status", "success").build())
                : OauthErrors.of("invalid_token");
    }
}
