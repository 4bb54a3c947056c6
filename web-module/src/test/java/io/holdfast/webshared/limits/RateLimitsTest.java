package io.holdfast.webshared.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import io.holdfast.webshared.limits.RateLimit.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HandMovedTime time = new HandMovedTime();

    @Test
    void aUserMayDoWhatTheQuotaSaysAndGoesOnWhenTheWindowEnds() {
        RateLimits limits = limits(3, 1, "");
        Caller user = user("192.0.2.1");

        assertThat(count(limits, user)).extracting(Allowance::remaining).containsExactly(2L);
        time.pass(Duration.ofSeconds(20));
        count(limits, user);
        assertThat(count(limits, user)).extracting(Allowance::item).containsExactly("\"user\";r=0;t=40");
        assertThat(count(limits, user)).extracting(Allowance::granted).containsExactly(false);

        time.pass(Duration.ofSeconds(39));
        assertThat(count(limits, user)).extracting(Allowance::granted).containsExactly(false);
        time.pass(Duration.ofSeconds(1));
        assertThat(count(limits, user)).extracting(Allowance::item).containsExactly("\"user\";r=2;t=60");
    }

    @Test
    void aUserIsTheSameUserFromEveryAddressAndNobodyElse() {
        RateLimits limits = limits(1, 1, "");
        Caller user = user("192.0.2.1");
        count(limits, user);

        assertThat(granted(limits, user.at(from("198.51.100.7")))).isFalse();
        assertThat(granted(limits, user("192.0.2.1"))).isTrue();
    }

    @Test
    void anApiClientHasItsOwnQuotaWhereverItIs() {
        RateLimits limits = limits(1, 1, "");
        TenantId tenant = TenantId.next();
        Caller portal = Caller.client("portal", tenant, Grants.NONE, from("192.0.2.1"));
        for (int i = 0; i < 4; i++) {
            assertThat(granted(limits, portal.at(from("192.0.2." + i)))).isTrue();
        }

        assertThat(granted(limits, portal)).isFalse();
        assertThat(granted(limits, Caller.client("other", tenant, Grants.NONE, from("192.0.2.1"))))
                .isTrue();
        assertThat(granted(limits, Caller.client("portal", TenantId.next(), Grants.NONE, from("192.0.2.1"))))
                .isTrue();
        assertThat(granted(limits, nobody("192.0.2.1"))).isTrue();
    }

    @Test
    void whoeverIsNotSignedInIsCountedByAddress() {
        RateLimits limits = limits(9, 1, "");

        assertThat(granted(limits, nobody("192.0.2.1"))).isTrue();
        assertThat(granted(limits, nobody("192.0.2.1"))).isFalse();
        assertThat(granted(limits, nobody("192.0.2.2"))).isTrue();
        assertThat(granted(limits, user("192.0.2.1"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:0:0:0:1, 2001:db8:1:2:ffff:0:0:9, false",
        "2001:db8:1:2:0:0:0:1, 2001:db8:1:3:0:0:0:1, true"
    })
    void theAddressesOfOneIpv6NetworkAreOneClient(String first, String second, boolean another) {
        RateLimits limits = limits(9, 1, "");
        count(limits, nobody(first));

        assertThat(granted(limits, nobody(second))).isEqualTo(another);
    }

    @Test
    void aRequestWithoutAnAddressIsCountedToo() {
        RateLimits limits = limits(9, 1, "");

        assertThat(granted(limits, nobody(null))).isTrue();
        assertThat(granted(limits, nobody(null))).isFalse();
    }

    @Test
    void aRouteHasAFurtherQuotaOfItsOwn() {
        RateLimits limits = limits(5, 5, "/api/search=2/PT10S");
        Caller user = user("192.0.2.1");

        assertThat(limits.count("GET", "/api/search", user))
                .extracting(Allowance::item)
                .containsExactly("\"user\";r=4;t=60", "\"/api/search\";r=1;t=10");
        limits.count("GET", "/api/search/", user);
        assertThat(limits.count("GET", "/api/search", user))
                .extracting(Allowance::granted)
                .containsExactly(true, false);
        assertThat(granted(limits, user)).isTrue();
    }

    @Test
    void theMostSpecificRouteCounts() {
        RateLimits limits = limits(9, 9, "/api=8, POST /api/auth=2/PT5M,/api/auth=7");

        assertThat(routeOf(limits, "GET", "/api/auth/session")).isEqualTo("\"/api/auth\";q=7;w=60");
        assertThat(routeOf(limits, "POST", "/api/auth/signin")).isEqualTo("\"POST /api/auth\";q=2;w=300");
        assertThat(routeOf(limits, "GET", "/api/authors")).isEqualTo("\"/api\";q=8;w=60");
        assertThat(limits.count("GET", "/apiary", nobody("192.0.2.3"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/search=5",
                "/api/search",
                "/api/search=0",
                "/api/search=-1",
                "/api/search=5/60",
                "/api/search=5/PT0S",
                "/api/search=5/P2D",
                "get /api=5",
                "/a\"b=5",
                "/api=9999999999"
            })
    void aMistypedRouteIsNotPassedOverInSilence(String routes) {
        assertThatThrownBy(() -> limits(1, 1, routes)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void thereIsNoNumberThatSwitchesTheLimiterOff() {
        assertThatThrownBy(() -> limits(0, 1, "")).hasMessageContaining("at least one request");
        assertThatThrownBy(() -> limits(1, 0, "")).hasMessageContaining("at least one request");
    }

    @Test
    void requestsAtTheSameMomentTakeNoMoreThanTheQuota() throws InterruptedException {
        RateLimits limits = limits(100, 1, "");
        Caller user = user("192.0.2.1");
        var granted = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 1000; i++) {
            threads.execute(() -> granted.addAndGet(granted(limits, user) ? 1 : 0));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(granted).hasValue(100);
    }

    private RateLimits limits(long perUser, long perAddress, String routes) {
        return new RateLimits(perUser, perAddress, 4, MINUTE, routes, time);
    }

    private static List<Allowance> count(RateLimits limits, Caller caller) {
        return limits.count("GET", "/api/projects", caller);
    }

    private static boolean granted(RateLimits limits, Caller caller) {
        return count(limits, caller).get(0).granted();
    }

    private static String routeOf(RateLimits limits, String method, String path) {
        return limits.count(method, path, nobody("192.0.2.9")).get(1).limit().policyItem();
    }

    private static Caller nobody(String address) {
        return Caller.anonymous(from(address));
    }

    private static Caller user(String address) {
        return new Caller(
                Caller.Kind.USER,
                new TenantId(Caller.PLATFORM.value()),
                UserId.next(),
                SessionId.next(),
                "user@acme.example",
                null,
                Grants.NONE,
                from(address));
    }

    private static Caller.Origin from(String address) {
        return new Caller.Origin(address, null, "request");
    }
}
