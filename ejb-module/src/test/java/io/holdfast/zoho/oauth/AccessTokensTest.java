package io.holdfast.zoho.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import io.holdfast.zoho.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final URI ACCOUNTS = URI.create("https://accounts.zoho.eu");

    private final FakeTokenRow row = new FakeTokenRow();
    private final FakeTokenEndpoint endpoint = new FakeTokenEndpoint();
    private final CallerContext context = new CallerContext();
    private AccessTokens tokens;

    @BeforeEach
    void aNode() {
        context.enter(
                Caller.system("zoho-refresh", TenantId.next(), Grants.NONE, new Caller.Origin(null, null, "request")));
        tokens = node();
    }

    @Test
    void aLivingTokenCostsNoCall() {
        row.put("living");
        assertThat(valueOf(tokens.current(ACCOUNTS))).isEqualTo("living");
        assertThat(endpoint.calls).hasValue(0);
    }

    @Test
    void twentyThreadsOfTwoNodesRenewOnce() throws Exception {
        var nodes = new AccessTokens[] {node(), node()};
        var together = new CyclicBarrier(20);
        var threads = Executors.newFixedThreadPool(20);
        try {
            var tasks = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return valueOf(nodes[i % 2].current(ACCOUNTS));
                    }))
                    .toList();
            Set<String> values = new HashSet<>();
            for (var task : tasks) {
                values.add(task.get());
            }
            assertThat(values).containsExactly("token-1");
            assertThat(endpoint.calls).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRefusedTokenIsReplacedByTheOneThatTheRowHoldsByNow() {
        row.put("newer");
        assertThat(valueOf(tokens.insteadOf(ACCOUNTS, new AccessToken("older", null))))
                .isEqualTo("newer");
        assertThat(endpoint.calls).hasValue(0);
    }

    @Test
    void aRefusedTokenThatTheRowStillHoldsIsRenewed() {
        row.put("refused");
        assertThat(valueOf(tokens.insteadOf(ACCOUNTS, new AccessToken("refused", null))))
                .isEqualTo("token-1");
    }

    @Test
    void whileAnotherNodeRenewsWeWaitForItsToken() {
        row.leasedByAnotherNode();
        var waiting = CompletableFuture.supplyAsync(() -> valueOf(tokens.current(ACCOUNTS)));
        row.anotherNodeStores("theirs");
        assertThat(waiting.join()).isEqualTo("theirs");
        assertThat(endpoint.calls).hasValue(0);
    }

    @Test
    void anOutageIsTriedTwiceAndLeavesNoLease() {
        endpoint.answering(new Outcome.Unavailable<>("down"), new Outcome.Unavailable<>("down"));
        assertThat(tokens.current(ACCOUNTS)).isInstanceOf(Outcome.Unavailable.class);
        assertThat(endpoint.calls).hasValue(2);
        assertThat(row.isLeased()).isFalse();
        assertThat(valueOf(tokens.current(ACCOUNTS))).isEqualTo("token-3");
    }

    @Test
    void aThrottleOrAWrongClientIsAskedOnceAndNotAgain() {
        endpoint.answering(new Outcome.Throttled<>(Instant.EPOCH));
        assertThat(tokens.current(ACCOUNTS)).isInstanceOf(Outcome.Throttled.class);
        assertThat(tokens.current(ACCOUNTS)).isInstanceOf(Outcome.Throttled.class);
        assertThat(endpoint.calls).hasValue(1);
    }

    private AccessTokens node() {
        var node = new AccessTokens();
        node.row = row;
        node.endpoint = endpoint;
        node.context = context;
        return node;
    }

    private static String valueOf(Outcome<AccessToken> outcome) {
        return outcome.fold(AccessToken::value, failure -> {
            throw new AssertionError(failure.detail());
        });
    }
}
