package io.holdfast.caching;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.EntryProcessor;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.Freshness.Asked;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map.Entry;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two real members of a grid. The timeout is shorter than the grid's own: whoever waits for that one fails. */
@Timeout(value = 50, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentGridTest {
    private static final String CACHE = "tests";
    private static final Instant READ = Instant.parse("2026-11-21T05:00:00Z");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Grid grid = new Grid();
    private final CacheService service = new CacheService();
    private final PageCache<String> pages =
            new PageCache<>(CACHE, new PageBytes<>("1", String[].class), service, Duration.ofMinutes(1), 1000);
    private HazelcastInstance other;

    @BeforeEach
    void start() {
        Blocking.prepare();
        String name = "silent-" + UUID.randomUUID();
        grid.lifetime = Duration.ofMinutes(5);
        grid.entriesPerNode = 1000;
        grid.background = managed();
        grid.member = Hazelcast.newHazelcastInstance(config(name, "127.0.0.1"));
        var address = grid.member.getCluster().getLocalMember().getAddress();
        other = Hazelcast.newHazelcastInstance(config(name, address.getHost() + ":" + address.getPort()));
        service.grid = grid;
        service.background = grid.background;
        eventually(() -> grid.members() == 2 && service.get(CACHE, "any").isEmpty() && service.answers());
    }

    @AfterEach
    void stop() {
        Blocking.released.countDown();
        other.getLifecycleService().terminate();
        grid.member.getLifecycleService().terminate();
        threads.shutdownNow();
    }

    @Test
    void whileTheGridDoesNotAnswerPagesComeFromTheMirrorAndThenItIsLeftAlone() throws InterruptedException {
        CacheKey key = keyOfTheOther();
        page(key, 0);
        eventually(() -> service.get(CACHE, key.text()).isPresent());
        other.<String, byte[]>getMap(CACHE + ".v1").submitToKey(key.text(), new Blocking());
        assertThat(Blocking.begun.await(20, TimeUnit.SECONDS)).isTrue();

        for (int listing = 1; listing <= 5; listing++) {
            Page<String> page = page(key, listing);
            assertThat(page.tier()).isEqualTo(Tier.PROJECTION);
            assertThat(page.content().items()).containsExactly("of listing " + listing);
        }
        assertThat(service.answers()).isFalse();
        assertThat(page(key, 5).tier()).isEqualTo(Tier.LOCAL);

        Blocking.released.countDown();
        eventually(() -> service.get(CACHE, key.text()).isPresent());
        assertThat(service.answers()).isTrue();
    }

    @Test
    void withoutTheGridPagesComeFromTheMirror() {
        grid.member.shutdown();

        CacheKey key = key(0);
        for (int listing = 1; listing <= 5; listing++) {
            assertThat(page(key, listing).tier()).isEqualTo(Tier.PROJECTION);
        }
        assertThat(page(key, 5).tier()).isEqualTo(Tier.LOCAL);
        assertThat(service.answers()).isFalse();
        assertThat(grid.members()).isZero();
    }

    private Page<String> page(CacheKey key, int listing) {
        var freshness = new Freshness(
                READ.plusSeconds(listing), Duration.ZERO, Duration.ofMinutes(5), false, false, null, Asked.NO);
        return pages.get(key, freshness, () -> new PageContent<>(List.of("of listing " + listing), null));
    }

    private CacheKey keyOfTheOther() {
        for (int number = 0; ; number++) {
            var owner = grid.member
                    .getPartitionService()
                    .getPartition(key(number).text())
                    .getOwner();
            if (owner != null && !owner.localMember()) {
                return key(number);
            }
        }
    }

    private CacheKey key(int number) {
        return CacheKey.of(CACHE, tenant, CacheScope.ALL, new MirrorQuery(50, "cursor" + number, null, null));
    }

    private static Config config(String name, String neighbour) {
        var config = new Config().setClusterName(name).setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        var join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember(neighbour);
        return config;
    }

    /** The server's executor is an executor with more methods; none of those is used. */
    private ManagedExecutorService managed() {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                SilentGridTest.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> method.invoke(threads, arguments));
    }

    private static void eventually(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Holds the thread that alone may touch its key, as a member that stands still does. */
    private static final class Blocking implements EntryProcessor<String, byte[], Void> {
        private static final long serialVersionUID = 1;
        private static volatile CountDownLatch begun;
        private static volatile CountDownLatch released;

        static void prepare() {
            begun = new CountDownLatch(1);
            released = new CountDownLatch(1);
        }

        @Override
        public Void process(Entry<String, byte[]> entry) {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        }
    }
}
