package io.holdfast.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.caching.CacheKey;
import io.holdfast.caching.CacheScope;
import io.holdfast.caching.CacheService;
import io.holdfast.caching.PageCache;
import io.holdfast.caching.PageCaches;
import io.holdfast.caching.PageContent;
import io.holdfast.caching.Tier;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The tiers on the server's real data grid. */
abstract class CachingContract extends SigningInContract {
    private static final String CACHE = "tests";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Instant READ = Instant.parse("2026-11-21T05:00:00Z");

    @Inject
    CacheService grid;

    @Inject
    PageCaches caches;

    private final TenantId here = new TenantId(UUID.randomUUID());
    private final TenantId elsewhere = new TenantId(UUID.randomUUID());

    /** A listed thing, as a feature would keep it. */
    public record Thing(String name, AccountId account, Instant at) {}

    @Test
    void aValueIsKeptUntilItIsDeleted() {
        String key = key(here, CacheScope.ALL).text();
        grid.set(CACHE, key, bytes("value"), null);
        eventually(() -> isKept(key, "value"));

        grid.delete(CACHE, key);
        eventually(() -> grid.get(CACHE, key).isEmpty());
        assertThat(grid.answers()).isTrue();
    }

    @Test
    void aValueIsKeptNoLongerThanItsTime() {
        String key = key(here, CacheScope.ALL).text();
        grid.set(CACHE, key, bytes("value"), Duration.ofSeconds(1));
        eventually(() -> isKept(key, "value"));
        eventually(() -> grid.get(CACHE, key).isEmpty());
    }

    @Test
    void invalidatingATenantLeavesTheOthersAlone() {
        String ours = key(here, CacheScope.ALL).text();
        String theirs = key(elsewhere, CacheScope.ALL).text();
        grid.set(CACHE, ours, bytes("ours"), null);
        grid.set(CACHE, theirs, bytes("theirs"), null);
        eventually(() -> isKept(ours, "ours") && isKept(theirs, "theirs"));

        grid.invalidate(CACHE, here);
        eventually(() -> grid.get(CACHE, ours).isEmpty());
        assertThat(isKept(theirs, "theirs")).isTrue();
    }

    @Test
    void invalidatingAnAccountForgetsWhateverMayHoldIt() {
        var acme = new AccountId(UUID.randomUUID());
        var globex = new AccountId(UUID.randomUUID());
        String ofAcme = key(here, acme.toString()).text();
        String ofGlobex = key(here, globex.toString()).text();
        String ofAll = key(here, CacheScope.ALL).text();
        for (String key : List.of(ofAcme, ofGlobex, ofAll)) {
            grid.set(CACHE, key, bytes("value"), null);
            eventually(() -> isKept(key, "value"));
        }

        grid.invalidateCache(here, acme, CACHE);
        eventually(() ->
                grid.get(CACHE, ofAcme).isEmpty() && grid.get(CACHE, ofAll).isEmpty());
        assertThat(isKept(ofGlobex, "value")).isTrue();
    }

    @Test
    void aPageGoesFromTheMirrorToTheGridToTheMemoryOfAnotherNode() {
        PageCache<Thing> one = caches.open(CACHE, "1", Thing[].class);
        PageCache<Thing> other = caches.open(CACHE, "1", Thing[].class);
        CacheKey key = key(here, CacheScope.ALL);
        var page = new PageContent<>(List.of(new Thing("Brücke", new AccountId(here.value()), READ)), "next");

        assertThat(one.get(key, read(READ), () -> page).tier()).isEqualTo(Tier.PROJECTION);
        assertThat(one.get(key, read(READ), () -> null).tier()).isEqualTo(Tier.LOCAL);
        eventually(() -> grid.get(CACHE, key.text()).isPresent());
        var found = other.get(key, read(READ), () -> null);
        assertThat(found.tier()).isEqualTo(Tier.GRID);
        assertThat(found.content()).isEqualTo(page);
        assertThat(other.get(key, read(READ), () -> null).tier()).isEqualTo(Tier.LOCAL);
    }

    @Test
    void aPageOfAnEarlierListingIsNeverShownAsOneOfALater() {
        PageCache<Thing> one = caches.open(CACHE, "1", Thing[].class);
        PageCache<Thing> other = caches.open(CACHE, "1", Thing[].class);
        CacheKey key = key(here, CacheScope.ALL);
        one.get(key, read(READ), () -> new PageContent<>(List.of(), null));
        eventually(() -> grid.get(CACHE, key.text()).isPresent());

        var later = new PageContent<>(List.of(new Thing("new", null, READ)), null);
        assertThat(one.get(key, read(READ.plusSeconds(1)), () -> later).content())
                .isEqualTo(later);
        assertThat(other.get(key, read(READ.plusSeconds(1)), () -> later).content())
                .isEqualTo(later);
    }

    @Test
    void whatWasNeverReadIsNotKept() {
        PageCache<Thing> cache = caches.open(CACHE, "1", Thing[].class);
        CacheKey key = key(here, CacheScope.ALL);
        var nothing = new PageContent<Thing>(List.of(), null);
        assertThat(cache.get(key, read(null), () -> nothing).tier()).isEqualTo(Tier.PROJECTION);
        assertThat(cache.get(key, read(null), () -> nothing).tier()).isEqualTo(Tier.PROJECTION);
    }

    private boolean isKept(String key, String value) {
        Optional<byte[]> kept = grid.get(CACHE, key);
        return kept.isPresent() && new String(kept.get(), UTF_8).equals(value);
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so after " + PATIENCE).isLessThan(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static CacheKey key(TenantId tenant, String scope) {
        return CacheKey.of(CACHE, tenant, scope, MirrorQuery.first(50));
    }

    private static Freshness read(Instant at) {
        return new Freshness(
                at,
                at == null ? null : Duration.ZERO,
                Duration.ofMinutes(5),
                at == null,
                false,
                null,
                Freshness.Asked.NO);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
