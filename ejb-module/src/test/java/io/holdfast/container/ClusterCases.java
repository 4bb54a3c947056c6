package io.holdfast.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.cluster.DatabaseNews;
import io.holdfast.cluster.Leadership;
import io.holdfast.cluster.LeadershipLost;
import io.holdfast.cluster.ThisNode;
import io.holdfast.container.usecase.Transaction;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The node's own two connections, in the server that it runs on. */
interface ClusterCases {
    Duration SOON = Duration.ofSeconds(20);

    @Test
    default void theNodeIsRegisteredUnderItsNameWhileItRuns() {
        ThisNode self = bean(ThisNode.class);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(OwnersView.node(self.id())).isEqualTo(self.name() + " UP"));
        assertThat(self.takesWork()).isTrue();
    }

    @Test
    default void newsOfTheDatabaseReachWhoListensAlsoAfterTheConnectionWasLost() {
        DatabaseNews news = bean(DatabaseNews.class);
        String channel = "holdfast_test_" + Long.toString(System.nanoTime(), 26).replaceAll("[0-9-]", "x");
        List<String> heard = new CopyOnWriteArrayList<>();

        news.on(channel, heard::add);
        await().atMost(SOON).until(() -> heard.equals(List.of("")));
        OwnersView.tell(channel, "first");
        await().atMost(SOON).until(() -> heard.equals(List.of("", "first")));

        OwnersView.endConnections("%-news");
        await().atMost(SOON).until(() -> heard.equals(List.of("", "first", "")));
        OwnersView.tell(channel, "second");
        await().atMost(SOON).until(() -> heard.equals(List.of("", "first", "", "second")));
        assertThat(news.isConnected()).isTrue();
    }

    @Test
    default void aNodeLeadsUntilItsConnectionIsLostAndWritesNothingAsALeaderThatItIsNot() {
        Leadership leadership = bean(Leadership.class);
        Transaction transaction = bean(Transaction.class);
        String name = "test-" + UUID.randomUUID();

        assertThatThrownBy(() -> transaction.run(() -> leadership.confirm(name)))
                .isInstanceOf(LeadershipLost.class);
        await().atMost(SOON).until(() -> leadership.leads(name));
        transaction.run(() -> leadership.confirm(name));

        OwnersView.endConnections("%-line");
        await().atMost(SOON)
                .untilAsserted(() -> assertThatThrownBy(() -> transaction.run(() -> leadership.confirm(name)))
                        .isInstanceOf(LeadershipLost.class));
        await().atMost(SOON).until(() -> leadership.leads(name));
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
