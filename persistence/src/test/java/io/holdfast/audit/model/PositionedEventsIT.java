package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.audit.model.PositionedEvents.Accounted;
import io.holdfast.audit.model.PositionedEvents.Returned;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionedEventsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);

    private final AuditLog log = new AuditLog(Vault.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
    private final TenantId tenant = new TenantId(DATABASE.newTenant("food-safety"));
    private final List<AuditEvent> written = new ArrayList<>();

    @BeforeEach
    void threeEventsOfWhichTwoHaveTheirPosition() {
        for (int n = 0; n < 3; n++) {
            written.add(DATABASE.inTenant(tenant.value(), sql -> log.append(sql.connection(), attempt())));
        }
        for (int n = 0; n < 2; n++) {
            position(n, written.get(n));
        }
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void positionsComeInOrderWithBytesThatTheColumnsSayToo() {
        List<PositionedEvent> page = page(0, 10);

        assertThat(page).extracting(PositionedEvent::n).containsExactly(0L, 1L);
        assertThat(page).allSatisfy(at -> {
            assertThat(at.isThere()).isTrue();
            assertThat(at.columns()).isEqualTo(at.canonical());
        });
        assertThat(page(1, 1))
                .extracting(PositionedEvent::event)
                .containsExactly(written.get(1).id());
    }

    @Test
    void aChangedColumnSaysOtherBytesAndOneThatIsNoEventSaysNone() {
        change("UPDATE audit_log SET new_values = '{\"status\":\"closed\"}' WHERE id = ?", written.get(0));
        change("UPDATE audit_log SET category = 'GOSSIP' WHERE id = ?", written.get(1));

        List<PositionedEvent> page = page(0, 10);

        assertThat(page.get(0).columns()).isNotEqualTo(page.get(0).canonical()).isNotNull();
        assertThat(page.get(1).columns()).isNull();
        assertThat(page.get(1).canonical()).isNotNull();
    }

    @Test
    void aPositionWhoseEventIsGoneIsThereWithoutIt() {
        change("DELETE FROM audit_log WHERE id = ?", written.get(0));

        assertThat(page(0, 10).get(0).isThere()).isFalse();
    }

    @Test
    void anEventIsAccountedForByItsPositionOrWhileItWaitsForOne() {
        assertThat(accounted(null)).extracting(Accounted::accounted).containsExactly(true, true, true);
        DATABASE.asOwner(sql -> sql.update(
                "DELETE FROM audit_pending WHERE event_id = ?", written.get(2).id()));

        List<Accounted> all = accounted(null);
        assertThat(all).extracting(Accounted::accounted).containsExactly(true, true, false);
        assertThat(accounted(all.get(1).key()))
                .extracting(one -> one.key().id())
                .containsExactly(written.get(2).id());
    }

    @Test
    void aValueThatWasErasedAndIsThereAgainIsToldWithItsPosition() {
        var person = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO audit_erasures (tenant_id, subject_id, erased_values) VALUES (?, ?, 1)",
                tenant.value(),
                person));
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO audit_subject_keys (tenant_id, subject_id, wrapped_key) VALUES (?, ?, 'new')",
                tenant.value(),
                person));
        assertThat(returned()).isEmpty();

        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO audit_personal (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext)"
                        + " SELECT tenant_id, id, \"timestamp\", 'ip_address', ?, leaf_hash, 'c' FROM audit_log WHERE id = ?",
                person,
                written.get(1).id()));

        assertThat(returned()).containsExactly(new Returned(written.get(1).id(), 1L));
    }

    private List<Returned> returned() {
        return with(events -> events.returned(tenant, 10));
    }

    private void position(long n, AuditEvent event) {
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO audit_position (tenant_id, n, event_id, event_time, chain_hash, leaf_hash)"
                        + " SELECT tenant_id, ?, id, \"timestamp\", leaf_hash, leaf_hash FROM audit_log WHERE id = ?",
                n,
                event.id()));
        DATABASE.asOwner(sql -> sql.update("DELETE FROM audit_pending WHERE event_id = ?", event.id()));
    }

    /** As a superuser could, past the triggers. */
    private static void change(String statement, AuditEvent event) {
        DATABASE.asOwner(sql -> {
            sql.update("ALTER TABLE audit_log DISABLE TRIGGER append_only");
            sql.update(statement, event.id());
            return sql.update("ALTER TABLE audit_log ENABLE ALWAYS TRIGGER append_only");
        });
    }

    private Attempt attempt() {
        return new Attempt(
                tenant,
                new Actor(Caller.Kind.SYSTEM, null, "test", List.of("b", "a")),
                new Act("project.update", Category.DATA_ACCESS, Risk.MEDIUM, Outcome.SUCCEEDED),
                new Details(
                        "project",
                        "p-1",
                        null,
                        "Café \"au lait\"\n€ 😀",
                        Map.of("status", "planned", "progress", -5),
                        java.util.Collections.singletonMap("status", null),
                        Map.of("count", 3, "stale", false, "filter", List.of("b", "a"))),
                new Trace("session-1", "request-1", Uuids.next(), 42L),
                List.of());
    }

    private List<PositionedEvent> page(long from, int limit) {
        return with(events -> events.page(tenant, from, limit));
    }

    private List<Accounted> accounted(EventKey after) {
        return with(events -> events.accounted(tenant, after, 10));
    }

    private <T> T with(Function<PositionedEvents, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var events = new PositionedEvents();
            events.em = em;
            return work.apply(events);
        });
    }
}
