package io.holdfast.caching;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.mirror.MirrorQuery;
import io.holdfast.shared.id.TenantId;
import java.net.URLEncoder;

/**
 * Which page of which list for whom: {@code projects:{tenant}:{account|all|own-hash}:{page and filter}}. The tenant stands first,
 * so that a tenant's keys can be found, and none of the parts can hold a colon.
 */
public record CacheKey(String cache, TenantId tenant, String scope, String view) {

    /** @param scope see {@link CacheScope} */
    public static CacheKey of(String cache, TenantId tenant, String scope, MirrorQuery query) {
        String view = "limit=" + query.limit() + part("status", query.status())
                + part(
                        "account",
                        query.account() == null ? null : query.account().toString())
                + part("cursor", query.cursor());
        return new CacheKey(cache, tenant, scope, view);
    }

    /** What stands in the grid. */
    public String text() {
        return ofTenant(cache, tenant) + scope + ":" + view;
    }

    /** The beginning of all keys of a tenant. */
    static String ofTenant(String cache, TenantId tenant) {
        return cache + ":" + tenant + ":";
    }

    private static String part(String name, String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, UTF_8);
    }
}
