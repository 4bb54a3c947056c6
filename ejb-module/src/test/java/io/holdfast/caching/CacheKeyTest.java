package io.holdfast.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.mirror.MirrorQuery;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two readers share a page only when they may see the same and ask for the same. */
class CacheKeyTest {
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(2, 2);
    private static final TenantId TENANT = new TenantId(new UUID(9, 9));
    private static final int CALLERS = 20_000;

    /** Few ids, so that the same one turns up as account, project and addressee, and in sets of all sizes. */
    private final List<UUID> ids =
            IntStream.range(0, 5).mapToObj(i -> new UUID(0, i)).toList();

    private final Random random = new Random(20261121);

    @Test
    void aSingleAccountStandsInTheKeyByItsId() {
        assertThat(CacheKey.of("projects", TENANT, CacheScope.of(Set.of(ONE), Set.of(), null), MirrorQuery.first(50))
                        .text())
                .isEqualTo("projects:" + TENANT + ":" + ONE + ":limit=50");
    }

    @Test
    void anAccountAndAProjectOfTheSameIdAreTwoScopes() {
        assertThat(CacheScope.of(Set.of(ONE), Set.of(), null)).isNotEqualTo(CacheScope.of(Set.of(), Set.of(ONE), null));
        assertThat(CacheScope.of(Set.of(), Set.of(ONE), null)).isNotEqualTo(CacheScope.of(Set.of(), Set.of(), ONE));
        assertThat(CacheScope.of(Set.of(ONE), Set.of(), TWO)).isNotEqualTo(CacheScope.of(Set.of(ONE), Set.of(), null));
        assertThat(CacheScope.of(Set.of(ONE, TWO), Set.of(), null))
                .isEqualTo(CacheScope.of(Set.of(TWO, ONE), Set.of(), null));
    }

    @Test
    void twoCallersShareAKeyOnlyWhenTheyAreAlike() {
        Map<String, Asked> seen = new HashMap<>();
        for (int i = 0; i < CALLERS; i++) {
            Asked asked = anyone();
            Asked same = seen.putIfAbsent(asked.key().text(), asked);
            if (same != null) {
                assertThat(asked).isEqualTo(same);
            }
        }
        assertThat(seen).hasSizeGreaterThan(CALLERS / 4);
    }

    @Test
    void aTenantsKeysBeginLikeNoOtherTenants() {
        String all = CacheKey.ofTenant("projects", TENANT);
        assertThat(Stream.generate(this::anyone).limit(1000)).allSatisfy(asked -> assertThat(
                        asked.key().text().startsWith(all))
                .isEqualTo(asked.tenant().equals(TENANT) && asked.cache().equals("projects")));
    }

    @Test
    void whatSomebodySentCannotBreakOutOfItsPlace() {
        String key = CacheKey.of(
                        "projects",
                        TENANT,
                        CacheScope.ALL,
                        new MirrorQuery(50, "a:b&cursor=c", "x&account=y:all", null))
                .text();
        assertThat(key.split(":", -1)).hasSize(4);
        assertThat(key)
                .isNotEqualTo(CacheKey.of(
                                "projects", TENANT, CacheScope.ALL, new MirrorQuery(50, "a:b", "x", new AccountId(ONE)))
                        .text());
    }

    private Asked anyone() {
        boolean all = random.nextInt(10) == 0;
        return new Asked(
                random.nextBoolean() ? "projects" : "invoices",
                random.nextInt(3) == 0 ? TENANT : new TenantId(any(ids)),
                all,
                all ? Set.of() : some(),
                all ? Set.of() : some(),
                all || random.nextBoolean() ? null : any(ids),
                1 + random.nextInt(2),
                any(List.of("", "a", "a&limit=1", "b:c")),
                any(List.of("", "open", "open&cursor=a")),
                random.nextBoolean() ? null : new AccountId(any(ids)));
    }

    private Set<UUID> some() {
        return ids.stream().filter(id -> random.nextInt(3) == 0).collect(Collectors.toSet());
    }

    private <E> E any(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Who asks for what; what is empty was not asked for. */
    private record Asked(
            String cache,
            TenantId tenant,
            boolean all,
            Set<UUID> accounts,
            Set<UUID> projects,
            UUID addressee,
            int limit,
            String cursor,
            String status,
            AccountId account) {
        CacheKey key() {
            return CacheKey.of(
                    cache,
                    tenant,
                    all ? CacheScope.ALL : CacheScope.of(accounts, projects, addressee),
                    new MirrorQuery(
                            limit, cursor.isEmpty() ? null : cursor, status.isEmpty() ? null : status, account));
        }
    }
}
