package io.holdfast.audit.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.SequencerDoors.Finding;
import io.holdfast.audit.model.SequencerDoors.KnownHead;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.SigningKey;
import io.holdfast.audit.proof.Span;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.audit.proof.TreeHashes;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.Sql;
import io.holdfast.testing.SqlFailure;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The doors of the sequencer on a real database, as the runtime that uses them. */
class SequencerIT {
    private static final UUID FIRST = new UUID(0, 0);
    private static final int MOST = 1_000;
    private static final String MOVED = "40001";
    private static final SigningKey KEY = SigningKey.of("localhost/3f9a1c0e77d2", new byte[32]);
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    /** A database of its own for each test: the doors see all tenants. */
    private final TestDatabase database = TestDatabase.migrated();

    private final UUID bakery = database.newTenant("food-safety");
    private final UUID bistro = database.newTenant("food-safety");

    @Test
    void committedEventsGetPositionsWithoutGapsPerTenant() {
        write(bakery, 3);
        write(bistro, 2);
        write(bakery, 1);

        assertThat(number()).isEqualTo(6);

        assertThat(positions(bakery)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(positions(bistro)).containsExactly(0L, 1L);
        assertThat(pending()).isZero();
        assertThat(number()).isZero();
    }

    @Test
    void theChainIsTheOneOfTheFormat() {
        write(bakery, 3);
        number();
        byte[] chain = new byte[32];
        for (ProvenLog.Position position : inLog(bakery, log -> log.positions(0, 3))) {
            chain = sha256("03" + bakery.toString().replace("-", "") + String.format("%016x", position.n())
                    + HexFormat.of().formatHex(chain) + HexFormat.of().formatHex(position.leaf()));
            assertThat(position.chain()).isEqualTo(chain);
            assertThat(position.leaf()).isEqualTo(leafOf(position.event()));
        }
    }

    @Test
    void aLogGoesOnWhereItEndedAndKeepsItsSubtrees() {
        for (int i = 0; i < 5; i++) {
            write(bakery, 120);
            number();
        }
        inLog(bakery, log -> {
            List<byte[]> leaves =
                    log.positions(0, 600).stream().map(ProvenLog.Position::leaf).toList();
            var tree = new CompactRange();
            leaves.forEach(leaf -> tree.append(leaf, (subtree, hash) -> {}));
            assertThat(log.size()).isEqualTo(600);
            assertThat(log.nodes().range(600).root()).isEqualTo(tree.root());
            assertThat(log.nodes().ofSubtrees(List.of(new Subtree(8, 0), new Subtree(8, 1))))
                    .containsExactlyElementsOf(List.of(root(leaves.subList(0, 256)), root(leaves.subList(256, 512))));
            assertThat(log.nodes().ofSpans(Span.inclusion(17, 200))).hasSameSizeAs(Span.inclusion(17, 200));
            return null;
        });
        assertThat(this.<Long>owner("SELECT count(*) FROM audit_tree")).isEqualTo(2);
        KnownHead head = heads().get(0);
        assertThat(head.end().tree().root())
                .isEqualTo(inLog(bakery, log -> log.nodes().range(600).root()));
    }

    @Test
    void whatCommitsLateIsNumberedLateWhateverItsTimeAndId() throws SQLException {
        try (Connection slow = database.app().getConnection()) {
            slow.setAutoCommit(false);
            var early = new Sql(slow);
            early.enterTenant(bakery);
            UUID first = insert(early, bakery, UUID.fromString("00000000-0000-7000-8000-00000000000a"));
            write(bakery, 2);
            assertThat(number()).isEqualTo(2);
            slow.commit();
            assertThat(number()).isEqualTo(1);
            long place =
                    inLog(bakery, log -> log.positionOf(first).orElseThrow().n());
            assertThat(place).isEqualTo(2);
        }
    }

    @Test
    void whatWasRolledBackLeavesNoHole() throws SQLException {
        write(bakery, 1);
        try (Connection undone = database.app().getConnection()) {
            undone.setAutoCommit(false);
            var sql = new Sql(undone);
            sql.enterTenant(bakery);
            insert(sql, bakery, UUID.randomUUID());
            number();
            undone.rollback();
        }
        write(bakery, 1);
        number();
        assertThat(positions(bakery)).containsExactly(0L, 1L);
    }

    @Test
    void aSecondSequencerThatReadTheSameIsRefusedAndChangesNothing() {
        write(bakery, 2);
        Numbering one = read();
        Numbering other = read();
        through(doors -> {
            doors.number(one);
            return null;
        });
        assertThat(refusal(() -> through(doors -> {
                    doors.number(other);
                    return null;
                })))
                .isEqualTo(MOVED);
        assertThat(positions(bakery)).containsExactly(0L, 1L);
    }

    @Test
    void aHeadThatMovedBackIsRefusedToo() {
        write(bakery, 2);
        number();
        write(bakery, 1);
        List<UnnumberedEvent> events = through(doors -> doors.unnumbered(FIRST, MOST, null));
        Numbering fromNothing = Numbering.of(events, LogEnd::nothing);
        assertThat(refusal(() -> through(doors -> {
                    doors.number(fromNothing);
                    return null;
                })))
                .isEqualTo(MOVED);
        assertThat(pending()).isOne();
    }

    @Test
    void tenantsTakeTurns() {
        write(bakery, 5);
        write(bistro, 5);
        List<UnnumberedEvent> batch = through(doors -> doors.unnumbered(FIRST, 3, null));
        UUID served = batch.get(0).tenant();
        assertThat(batch).extracting(UnnumberedEvent::tenant).containsOnly(served);
        List<UnnumberedEvent> next = through(doors -> doors.unnumbered(served, 7, null));
        assertThat(next).hasSize(7);
        assertThat(next).extracting(UnnumberedEvent::tenant).contains(served.equals(bakery) ? bistro : bakery);
    }

    @Test
    void aMarkWithoutAnEventAndOneOfANumberedEventAreFindingsOnce() {
        UUID numbered = write(bakery, 1).get(0);
        number();
        UUID nothing = UUID.randomUUID();
        database.inTenant(bakery, sql -> {
            mark(sql, nothing);
            sql.update(
                    "INSERT INTO audit_pending SELECT tenant_id, event_id, event_time FROM audit_position WHERE event_id = ?",
                    numbered);
            return null;
        });
        write(bakery, 1);

        assertThat(clear())
                .containsExactlyInAnyOrder(
                        new Finding(bakery, nothing, "PENDING_WITHOUT_EVENT"),
                        new Finding(bakery, numbered, "PENDING_TWICE"));
        assertThat(number()).isOne();
        database.inTenant(bakery, sql -> {
            mark(sql, nothing);
            return null;
        });
        assertThat(clear()).isEmpty();
        assertThat(this.<Long>through(SequencerDoors::findings)).isEqualTo(2);
        assertThat(pending()).isZero();
    }

    @Test
    void anEventThatIsNeitherPendingNorNumberedIsAFindingOnce() {
        UUID hidden = write(bakery, 2).get(0);
        write(bistro, 1);
        database.asOwner(sql -> sql.update("DELETE FROM audit_pending WHERE event_id = ?", hidden));
        Instant now = Instant.now();
        var from = now.minusSeconds(3600);
        var to = now.plusSeconds(3600);
        assertThat(hidden(from, to)).containsExactly(new Finding(bakery, hidden, "EVENT_WITHOUT_POSITION"));
        assertThat(hidden(from, to)).isEmpty();
        assertThat(hidden(from.minusSeconds(9000), from)).isEmpty();
    }

    @Test
    void aCheckpointIsRecordedWithItsLeafAmongTheHeads() {
        write(bakery, 3);
        write(bistro, 1);
        number();
        assertThat(heads()).allSatisfy(head -> assertThat(head.checkpoint()).isNull());

        CheckpointRound round = sign(NOON, bakery, bistro);

        for (CheckpointRound.Signed signed : round.checkpoints()) {
            inLog(signed.tenant(), log -> {
                ProvenLog.SignedCheckpoint newest = log.newest().orElseThrow();
                assertThat(newest.note()).isEqualTo(signed.note());
                assertThat(newest.root())
                        .isEqualTo(log.nodes().range(newest.size()).root());
                assertThat(newest.signedAt()).isEqualTo(NOON);
                Checkpoint checkpoint = Checkpoint.of(newest.note()).orElseThrow();
                assertThat(checkpoint.isSignedBy(KEY.verifier(), newest.note())).isTrue();
                String leaf =
                        CheckpointRound.leafText(signed.tenant(), log.blind().orElseThrow(), checkpoint, NOON);
                assertThat(this.<byte[]>owner(
                                "SELECT hash FROM audit_installation_tree WHERE level = 0 AND n = " + newest.number()))
                        .isEqualTo(TreeHashes.leaf(leaf.getBytes(UTF_8)));
                return null;
            });
        }
        assertThat(heads())
                .allSatisfy(head -> assertThat(head.checkpoint().signedAt()).isEqualTo(NOON));
        String heads = owner("SELECT note FROM audit_installation_checkpoints");
        assertThat(Checkpoint.of(heads).orElseThrow().root())
                .isEqualTo(round.tree().root());
        assertThat(Checkpoint.of(heads).orElseThrow().origin()).isEqualTo("localhost/3f9a1c0e77d2/heads");
    }

    @Test
    void ofCheckpointsOfOneSizeTheFirstAndTheNewestStay() {
        write(bakery, 1);
        number();
        for (int hour = 0; hour < 4; hour++) {
            sign(NOON.plusSeconds(3600L * hour), bakery);
        }
        assertThat(signingTimes()).containsExactly(NOON.plusSeconds(3600 * 3), NOON);
        assertThat(this.<Long>owner("SELECT count(*) FROM audit_installation_tree WHERE level = 0"))
                .isEqualTo(4);
    }

    @Test
    void whatAMirrorLacksIsKeptForIt() {
        write(bakery, 1);
        number();
        database.withoutTenant(sql -> sql.rows("SELECT * FROM audit_mirror_backlog('file', 10)"));
        for (int hour = 0; hour < 4; hour++) {
            sign(NOON.plusSeconds(3600L * hour), bakery);
        }
        List<Map<String, Object>> lacking =
                database.withoutTenant(sql -> sql.rows("SELECT * FROM audit_mirror_backlog('file', 3)"));
        assertThat(lacking).hasSize(6);
        database.withoutTenant(sql -> sql.rows("SELECT advance_audit_mirror('file', 2, 99)"));
        assertThat(database.<List<Long>>withoutTenant(
                        sql -> sql.column("SELECT number FROM audit_mirror_backlog('file', 3)")))
                .containsExactly(3L, 3L);
        sign(NOON.plusSeconds(3600L * 4), bakery);
        assertThat(signingTimes()).containsExactly(NOON.plusSeconds(3600 * 4), NOON.plusSeconds(3600 * 3), NOON);
    }

    @Test
    void aCheckpointThatDoesNotFitIsRefused() {
        write(bakery, 3);
        number();
        LogEnd longer = heads().get(0).end();
        sign(NOON, bakery);
        CompactRange shortTree = inLog(bakery, log -> log.nodes().range(2));
        var shorter = new LogEnd(bakery, 2, longer.chain(), shortTree);
        assertThat(refusal(() -> sign(NOON, shorter))).isEqualTo(MOVED);
        var longerTree = longer.tree().copy();
        longerTree.append(TreeHashes.leaf(new byte[1]), (subtree, hash) -> {});
        assertThat(refusal(() -> sign(NOON, new LogEnd(bakery, 4, longer.chain(), longerTree))))
                .isEqualTo(MOVED);
    }

    @Test
    void twoWhoSignAtOnceDoNotBothDoSo() {
        write(bakery, 1);
        number();
        CheckpointRound one = round(NOON, heads().get(0).end());
        CheckpointRound other = round(NOON.plusSeconds(1), heads().get(0).end());
        through(doors -> {
            doors.record(one);
            return null;
        });
        assertThat(refusal(() -> through(doors -> {
                    doors.record(other);
                    return null;
                })))
                .isEqualTo(MOVED);
    }

    @Test
    void aLogIsReadByItsOwnTenantAlone() {
        write(bakery, 3);
        number();
        sign(NOON, bakery);
        database.inTenant(bistro, sql -> {
            var log = new ProvenLog(sql.connection(), new TenantId(bakery));
            assertThat(log.size()).isZero();
            assertThat(log.newest()).isEmpty();
            assertThat(log.blind()).isEmpty();
            return null;
        });
        assertThatThrownBy(() -> database.inTenant(bakery, sql -> sql.one("SELECT frontier FROM audit_installation")))
                .isInstanceOf(SqlFailure.class);
    }

    @Test
    void rangesAndTimesAreFoundThroughAnIndex() {
        write(bakery, 300);
        number();
        sign(NOON, bakery);
        database.inTenant(bakery, sql -> {
            sql.update("SET LOCAL enable_seqscan = off");
            for (String query : List.of(
                    "SELECT leaf_hash FROM audit_position WHERE tenant_id = '" + bakery
                            + "' AND n >= 5 AND n < 9 ORDER BY n",
                    "SELECT hash FROM audit_tree WHERE tenant_id = '" + bakery + "' AND level = 8 AND n >= 0 AND n < 1",
                    "SELECT note FROM audit_checkpoints WHERE tenant_id = '" + bakery
                            + "' AND size > 5 ORDER BY size, number LIMIT 1",
                    "SELECT note FROM audit_checkpoints WHERE tenant_id = '" + bakery + "' AND signed_at <= now()"
                            + " ORDER BY signed_at DESC, number DESC LIMIT 1")) {
                String plan = String.join("\n", sql.<String>column("EXPLAIN " + query));
                assertThat(plan).containsPattern("Index Cond: .*(n|size|signed_at) ");
            }
            return null;
        });
    }

    private int number() {
        Numbering numbering = read();
        if (numbering.count() > 0) {
            through(doors -> {
                doors.number(numbering);
                return null;
            });
        }
        return numbering.count();
    }

    private Numbering read() {
        Map<UUID, LogEnd> ends = new HashMap<>();
        heads().forEach(head -> ends.put(head.end().tenant(), head.end()));
        List<UnnumberedEvent> events = through(doors -> doors.unnumbered(FIRST, MOST, null));
        return Numbering.of(events, tenant -> ends.getOrDefault(tenant, LogEnd.nothing(tenant)));
    }

    private List<Finding> clear() {
        return through(doors -> doors.clearPending(MOST));
    }

    private List<Finding> hidden(Instant from, Instant to) {
        return through(doors -> doors.findUnnumbered(from, to, MOST));
    }

    private List<KnownHead> heads() {
        return through(SequencerDoors::heads);
    }

    private CheckpointRound sign(Instant time, UUID... tenants) {
        List<UUID> wanted = List.of(tenants);
        return sign(
                time,
                heads().stream()
                        .map(KnownHead::end)
                        .filter(end -> wanted.contains(end.tenant()))
                        .toArray(LogEnd[]::new));
    }

    private CheckpointRound sign(Instant time, LogEnd... ends) {
        CheckpointRound round = round(time, ends);
        through(doors -> {
            doors.record(round);
            return null;
        });
        return round;
    }

    private CheckpointRound round(Instant time, LogEnd... ends) {
        return through(doors -> {
            SequencerDoors.Installation installation = doors.installation();
            Map<UUID, byte[]> proposed = new HashMap<>();
            for (LogEnd end : ends) {
                proposed.put(end.tenant(), sha256(end.tenant().toString().replace("-", "")));
            }
            return new CheckpointRound(
                    installation.tree(),
                    List.of(ends),
                    doors.blinds(proposed),
                    List.of(KEY),
                    installation.incarnation(),
                    time);
        });
    }

    private List<Instant> signingTimes() {
        return inLog(bakery, log -> log.checkpointsBefore(Long.MAX_VALUE, 100).stream()
                .map(ProvenLog.SignedCheckpoint::signedAt)
                .toList());
    }

    private List<Long> positions(UUID tenant) {
        return database.inTenant(tenant, sql -> sql.column("SELECT n FROM audit_position ORDER BY n"));
    }

    private long pending() {
        return owner("SELECT count(*) FROM audit_pending");
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // a test names the type where it is read
    private <T> T owner(String sql) {
        return database.asOwner(owner -> owner.one(sql));
    }

    private byte[] leafOf(UUID event) {
        return database.asOwner(sql -> sql.one("SELECT leaf_hash FROM audit_log WHERE id = ?", event));
    }

    private List<UUID> write(UUID tenant, int count) {
        return database.inTenant(tenant, sql -> {
            List<UUID> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(insert(sql, tenant, UUID.randomUUID()));
            }
            return events;
        });
    }

    private static UUID insert(Sql sql, UUID tenant, UUID event) {
        sql.update("""
                INSERT INTO audit_log (tenant_id, id, "timestamp", actor_kind, action, outcome, category, risk, canonical, leaf_hash)
                VALUES (?, ?, now(), 'system', 'thing.do', 'SUCCEEDED', 'OTHER', 'LOW', convert_to(?, 'UTF8'),
                  sha256('\\x00'::bytea || convert_to(?, 'UTF8')))""", tenant, event, event.toString(), event.toString());
        mark(sql, event);
        return event;
    }

    private static void mark(Sql sql, UUID event) {
        sql.update("INSERT INTO audit_pending VALUES (current_tenant(), ?, now())", event);
    }

    private interface Through<T> {
        T doors(SequencerDoors doors) throws SQLException;
    }

    private <T> T through(Through<T> work) {
        return database.withoutTenant(sql -> work.doors(new SequencerDoors(sql.connection())));
    }

    private interface Reading<T> {
        T log(ProvenLog log);
    }

    private <T> T inLog(UUID tenant, Reading<T> reading) {
        SqlWork<T> work = sql -> reading.log(new ProvenLog(sql.connection(), new TenantId(tenant)));
        return database.inTenant(tenant, work);
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
            return null;
        } catch (SqlFailure e) {
            return e.state();
        }
    }

    private static byte[] root(List<byte[]> leaves) {
        var tree = new CompactRange();
        leaves.forEach(leaf -> tree.append(leaf, (subtree, hash) -> {}));
        return tree.root();
    }

    private static byte[] sha256(String hex) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
