package io.holdfast.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.SigningKey;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Permission;
import io.holdfast.tenancy.usecase.OpeningSites;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sequencer of the running server: what it does with events, and with a database that was set back. */
interface SequencerCases {
    Duration SOON = Duration.ofSeconds(30);

    @Test
    default void anEventGetsItsPositionAndACheckpointThatTheMirrorHasToo() {
        UUID tenant = OwnersView.newTenant();
        open(tenant, "one");
        open(tenant, "two");

        String note = checkpointOver(tenant, 2);
        assertThat(Checkpoint.of(note).orElseThrow().isSignedBy(key().verifier(), note))
                .isTrue();
        await().atMost(SOON).until(() -> mirrored().contains(note));
        assertThat(OwnersView.<Long>work(
                        sql -> sql.one("SELECT count(*) FROM audit_pending WHERE tenant_id = ?", tenant)))
                .isZero();
    }

    @Test
    default void aMarkThatNamesNoEventHoldsUpNobody() {
        UUID tenant = OwnersView.newTenant();
        UUID nothing = UUID.randomUUID();
        OwnersView.work(sql -> sql.update("INSERT INTO audit_pending VALUES (?, ?, now())", tenant, nothing));
        open(tenant, "one");

        checkpointOver(tenant, 1);
        assertThat(OwnersView.<String>work(
                        sql -> sql.one("SELECT kind FROM audit_findings WHERE event_id = ?", nothing)))
                .isEqualTo("PENDING_WITHOUT_EVENT");
    }

    @Test
    default void aLogThatWasSetBackGoesOnUnderAnotherNameAndSaysSo() {
        UUID tenant = OwnersView.newTenant();
        open(tenant, "one");
        String before = checkpointOver(tenant, 1);
        open(tenant, "two");
        String lost = checkpointOver(tenant, 2);
        await().atMost(SOON).until(() -> mirrored().contains(lost));
        int incarnation = OwnersView.work(sql -> sql.one("SELECT max(number) FROM audit_incarnations"));

        setBack(tenant);
        open(tenant, "three");

        String after = checkpointOver(tenant, 3);
        assertThat(Checkpoint.of(after).orElseThrow().origin())
                .isEqualTo(
                        withoutIncarnation(Checkpoint.of(before).orElseThrow().origin()) + "/" + (incarnation + 1));
        assertThat(OwnersView.<List<String>>work(sql -> sql.column("""
                        SELECT concat_ws(' ', p.n, l.action, l.meta->>'incarnation', l.meta->>'from', l.meta->>'size', l.meta->>'to')
                        FROM audit_position p JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id
                        WHERE p.tenant_id = ? ORDER BY p.n""", tenant)))
                .containsExactly(
                        "0 account.open", "1 audit.incarnation " + (incarnation + 1) + " 1 2 2", "2 account.open");
    }

    @Test
    default void aClockThatWasSetBackIsOnRecordAndNotInCheckpoints() {
        UUID tenant = OwnersView.newTenant();
        open(tenant, "one");
        checkpointOver(tenant, 1);

        // To the server it is the same whether the clock is behind or the last checkpoint ahead.
        OwnersView.work(sql -> {
            // No checkpoint comes in between.
            sql.one("SELECT size FROM audit_installation FOR UPDATE");
            sql.update("ALTER TABLE audit_installation_checkpoints DISABLE TRIGGER append_only");
            sql.update("""
                    UPDATE audit_installation_checkpoints SET signed_at = date_trunc('second', now()) + interval '10 seconds'
                    WHERE size = (SELECT size FROM audit_installation)""");
            return sql.update("ALTER TABLE audit_installation_checkpoints ENABLE ALWAYS TRIGGER append_only");
        });
        open(tenant, "two");

        checkpointOver(tenant, 3);
        assertThat(OwnersView.<String>work(sql -> sql.one(
                        "SELECT risk FROM audit_log WHERE tenant_id = ? AND action = 'audit.clock'"
                                + " AND meta->>'clock' < meta->>'signed'",
                        tenant)))
                .isEqualTo("CRITICAL");
    }

    /** As after a restore: the last position and its checkpoint never were. */
    private static void setBack(UUID tenant) {
        OwnersView.work(sql -> {
            for (String table : List.of("audit_position", "audit_checkpoints")) {
                sql.update("ALTER TABLE " + table + " DISABLE TRIGGER append_only");
            }
            sql.update("DELETE FROM audit_position WHERE tenant_id = ? AND n = 1", tenant);
            sql.update("DELETE FROM audit_checkpoints WHERE tenant_id = ? AND size > 1", tenant);
            for (String table : List.of("audit_position", "audit_checkpoints")) {
                sql.update("ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER append_only");
            }
            return sql.update(
                    "UPDATE audit_heads h SET size = 1, chain_hash = p.chain_hash, frontier = p.leaf_hash"
                            + " FROM audit_position p WHERE h.tenant_id = ? AND p.tenant_id = h.tenant_id AND p.n = 0",
                    tenant);
        });
    }

    private static String checkpointOver(UUID tenant, long size) {
        String newest =
                "SELECT note FROM audit_checkpoints WHERE tenant_id = ? AND size >= ? ORDER BY number DESC LIMIT 1";
        await().atMost(SOON).until(() -> OwnersView.<String>work(sql -> sql.one(newest, tenant, size)) != null);
        return OwnersView.work(sql -> sql.one(newest, tenant, size));
    }

    private static void open(UUID tenant, String slug) {
        CDI.current()
                .select(RunAs.class)
                .get()
                .call(RunAs.system("test", new TenantId(tenant), Permission.OPERATE), () -> {
                    CDI.current().select(OpeningSites.class).get().account(slug, slug, null);
                    return null;
                });
    }

    private static String withoutIncarnation(String origin) {
        return origin.replaceFirst("(/t/[^/]+).*", "$1");
    }

    private static SigningKey key() {
        return SigningKey.parse(System.getProperty("holdfast.audit.signing-key"));
    }

    private static List<String> mirrored() {
        try {
            Path file = Path.of(System.getProperty("holdfast.audit.mirror-file"));
            return Files.exists(file) ? Checkpoint.notes(Files.readString(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
