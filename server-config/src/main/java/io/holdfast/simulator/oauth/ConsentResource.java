package io.holdfast.simulator.oauth;

import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /oauth/v2/auth}: the consent page of a user who always agrees; it sends the browser straight back. */
final class ConsentResource {
    private final Credentials credentials;
    private final Codes codes;
    private final Supplier<String> ownUrl;

    ConsentResource(Credentials credentials, Codes codes, Supplier<String> ownUrl) {
        this.credentials = credentials;
        this.codes = codes;
        this.ownUrl = ownUrl;
    }

    void addTo(Router router) {
        router.add("GET", "/oauth/v2/auth", this::consent);
    }

    private Response consent(Request request) {
        String redirect = request.query("redirect_uri").orElse("");
        if (!credentials.isClient(request.query("client_id").orElse(""))) {
            return OauthErrors.of("invalid_client");
        }
        if (!redirect.matches("https?://[^\\s#?\\\\]+")) {
            return OauthErrors.of("invalid_redirect_uri");
        }
        if (!request.query("response_type").orElse("").equals("code")) {
            return OauthErrors.of("invalid_response_type");
        }
        Optional<String> code = codes.next(redirect);
        String answer = code.map(value -> "code=" + value + "&location=us&accounts-server=" + escaped(ownUrl.get()))
                .orElse("error=access_denied");
        String state =
                request.query("state").map(value -> "&state=" + escaped(value)).orElse("");
        return Response.empty(302).with("Location", redirect + "?" + answer + state);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
