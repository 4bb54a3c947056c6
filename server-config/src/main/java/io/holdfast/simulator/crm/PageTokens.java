package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Request;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that lead to the next page: bound to the address and all other parameters, good for 24 hours. */
final class PageTokens {
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int KEPT = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param page the number of the page that the token leads to, from 2 */
    record Place(String address, Map<String, String> parameters, int page, Instant expiresAt) {}

    private final Clock clock;
    private final Map<String, Place> places = new LinkedHashMap<>();

    PageTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized String next(Request request, int page) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        places.put(
                token,
                new Place(request.path(), others(request), page, clock.instant().plus(LIFETIME)));
        if (places.size() > KEPT) {
            places.remove(places.keySet().iterator().next());
        }
        return token;
    }

    synchronized Place find(Request request, String token) {
        Place place = places.get(token);
        if (place == null) {
            throw CrmErrors.invalidParameter("page_token");
        }
        if (!clock.instant().isBefore(place.expiresAt())) {
            throw CrmErrors.refusal(
                    400, "EXPIRED_VALUE", CrmErrors.detail("param_name", "page_token"), "The page token has expired");
        }
        boolean same = place.address().equals(request.path())
                && place.parameters().equals(others(request))
                && request.query("page").isEmpty();
        if (!same) {
            throw CrmErrors.refusal(
                    400,
                    "TOKEN_BOUND_DATA_MISMATCH",
                    CrmErrors.detail("param_name", "page_token"),
                    "The parameters differ from those that the page token was made for");
        }
        return place;
    }

    synchronized String expiry(String token) {
        return CrmTime.text(places.get(token).expiresAt());
    }

    private static Map<String, String> others(Request request) {
        Map<String, String> others = new LinkedHashMap<>(request.query());
        others.remove("page");
        others.remove("page_token");
        return others;
    }
}
