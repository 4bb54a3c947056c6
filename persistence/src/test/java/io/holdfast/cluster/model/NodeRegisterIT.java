package io.holdfast.cluster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class NodeRegisterIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Duration EXPIRY = Duration.ofSeconds(10);

    private Connection connection;
    private NodeRegister register;
    private long line;

    @BeforeEach
    void connect() throws SQLException {
        DATABASE.asOwner(sql -> sql.update("DELETE FROM cluster_nodes"));
        connection = DATABASE.app().getConnection();
        register = new NodeRegister(connection);
        line = new Locks(connection).holdLine();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void theFirstBeatRegistersAndTheNextOnesAreSignsOfLife() throws SQLException {
        UUID id = UUID.randomUUID();
        RegisteredNode first = only(beat(id, NodeState.STARTING));
        RegisteredNode second = only(beat(id, NodeState.UP));

        assertThat(first.state()).isEqualTo(NodeState.STARTING);
        assertThat(second.state()).isEqualTo(NodeState.UP);
        assertThat(second.startedAt()).isEqualTo(first.startedAt());
        assertThat(second.heartbeatAt()).isAfter(first.heartbeatAt());
        assertThat(second.linePid())
                .isEqualTo(connection.unwrap(PGConnection.class).getBackendPID());
        assertThat(second.line()).isEqualTo(line);
        assertThat(second.data()).contains("\"more\": 7");
        assertThat(second.isLive(EXPIRY)).isTrue();
    }

    @Test
    void aSilentNodeIsNotLive() throws SQLException {
        UUID silent = UUID.randomUUID();
        beat(silent, NodeState.UP);
        DATABASE.asOwner(sql -> sql.update("UPDATE cluster_nodes SET heartbeat_at = now() - interval '11 seconds'"));

        List<RegisteredNode> all = beat(UUID.randomUUID(), NodeState.UP);

        assertThat(all).hasSize(2);
        assertThat(all.stream().filter(node -> node.isLive(EXPIRY)))
                .noneMatch(node -> node.id().equals(silent))
                .hasSize(1);
    }

    @Test
    void whoHasLeftDoesNotComeBackByALateBeat() throws SQLException {
        UUID id = UUID.randomUUID();
        beat(id, NodeState.UP);
        register.leave(id);

        RegisteredNode late = only(beat(id, NodeState.UP));

        assertThat(late.state()).isEqualTo(NodeState.STOPPED);
        assertThat(late.isLive(EXPIRY)).isFalse();
    }

    @Test
    void anOrderToDrainOutlivesTheBeatsOfANodeThatHasNotHeardOfIt() throws SQLException {
        UUID id = UUID.randomUUID();
        beat(id, NodeState.UP);

        assertThat(DATABASE.<String>withoutTenant(sql -> sql.one("SELECT drain_node(?)", id)))
                .isEqualTo("node7");
        assertThat(only(beat(id, NodeState.UP)).state()).isEqualTo(NodeState.DRAINING);
        register.leave(id);
        assertThat(DATABASE.<String>withoutTenant(sql -> sql.one("SELECT drain_node(?)", id)))
                .isNull();
        assertThat(DATABASE.<String>withoutTenant(sql -> sql.one("SELECT drain_node(?)", UUID.randomUUID())))
                .isNull();
    }

    @Test
    void rowsOfTheDayBeforeAreOutOfSightAndGoWithTheNextThatLeaves() throws SQLException {
        beat(UUID.randomUUID(), NodeState.UP);
        DATABASE.asOwner(sql -> sql.update("UPDATE cluster_nodes SET heartbeat_at = now() - interval '25 hours'"));
        UUID id = UUID.randomUUID();

        assertThat(only(beat(id, NodeState.UP)).id()).isEqualTo(id);
        register.leave(id);

        assertThat(DATABASE.<Long>asOwner(sql -> sql.one("SELECT count(*) FROM cluster_nodes")))
                .isOne();
    }

    @Test
    void aCallReachesWhoListensAndAnswersWhoIsRegistered() throws SQLException {
        UUID id = UUID.randomUUID();
        beat(id, NodeState.UP);
        try (Connection other = DATABASE.app().getConnection()) {
            other.createStatement().execute("LISTEN holdfast_calls");

            assertThat(only(register.call("holdfast_calls", "hello")).id()).isEqualTo(id);

            var heard = other.unwrap(PGConnection.class).getNotifications(5_000);
            assertThat(heard).singleElement().satisfies(n -> assertThat(n.getParameter())
                    .isEqualTo("hello"));
        }
    }

    @Test
    void theRegisterIsReachedThroughItsDoorsAlone() {
        assertThat(DATABASE.<Boolean>withoutTenant(
                        sql -> sql.one("SELECT has_any_column_privilege('cluster_nodes', 'SELECT, INSERT, UPDATE')")))
                .isFalse();
    }

    @Test
    void theEndOfANodesConnectionIsSeenByTheOthersAndThenItIsReadToNoMore() throws SQLException {
        UUID gone = UUID.randomUUID();
        Connection its = DATABASE.app().getConnection();
        long itsLine = new Locks(its).holdLine();
        new NodeRegister(its).beat(new NodeRegister.Beat(gone, "node8", null, "1.0.0", NodeState.UP, 1, itsLine, "{}"));
        assertThat(beat(UUID.randomUUID(), NodeState.UP)).noneMatch(RegisteredNode::lineEnded);
        assertThat(isReadTo(gone)).isTrue();

        its.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> !isReadTo(gone));
        assertThat(register.call("holdfast_calls", "hello").stream().filter(RegisteredNode::lineEnded))
                .singleElement()
                .satisfies(node -> assertThat(node.line()).isEqualTo(itsLine));
        beat(gone, NodeState.UP);
        assertThat(isReadTo(gone)).as("after a beat on another connection").isTrue();
    }

    @Test
    void aNodeOfAVersionThatSaysNothingOfItsConnectionIsReadTo() throws SQLException {
        UUID id = UUID.randomUUID();
        beat(id, NodeState.UP);
        DATABASE.asOwner(sql -> sql.update("UPDATE cluster_nodes SET data = '{}'"));

        assertThat(isReadTo(id)).isTrue();
        assertThat(only(register.call("holdfast_calls", "hello")).lineEnded()).isFalse();
    }

    private static boolean isReadTo(UUID node) {
        return DATABASE.<Boolean>withoutTenant(
                sql -> sql.one("SELECT EXISTS (SELECT FROM epochs_since(NULL, NULL, ?, interval '9 seconds'))", node));
    }

    private List<RegisteredNode> beat(UUID id, NodeState state) throws SQLException {
        return register.beat(
                new NodeRegister.Beat(id, "node7", "http://localhost:8086", "1.0.0", state, 1, line, "{\"more\":7}"));
    }

    private static RegisteredNode only(List<RegisteredNode> nodes) {
        assertThat(nodes).hasSize(1);
        return nodes.get(0);
    }
}
