package io.holdfast.webshared.paging;

import io.holdfast.caching.Served;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.Freshness.Asked;

/**
 * How an answer came about, as {@code Cache-Status} says it (RFC 9211). Holdfast as a whole is the cache, Zoho the origin; {@code
 * detail} names the tier that held the answer.
 */
final class CacheStatus {
    static final String HEADER = "Cache-Status";

    private CacheStatus() {}

    static String of(Served served) {
        Freshness freshness = served.freshness();
        var text = new StringBuilder("Holdfast; ");
        text.append(freshness.asked() == Asked.NO ? "hit" : "fwd=" + reason(freshness.asked()));
        if (freshness.asked() != Asked.NO && !freshness.stale()) {
            text.append("; fwd-status=200; stored");
        }
        if (freshness.age() != null) {
            text.append("; ttl=")
                    .append(freshness.lifetime().minus(freshness.age()).toSeconds());
        }
        return text.append("; detail=").append(served.tier().word()).toString();
    }

    private static String reason(Asked asked) {
        return switch (asked) {
            case MISSING -> "miss";
            case STALE -> "stale";
            case REQUESTED -> "request";
            case NO -> throw new IllegalArgumentException("nothing was forwarded");
        };
    }
}
