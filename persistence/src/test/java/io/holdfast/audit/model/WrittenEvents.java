package io.holdfast.audit.model;

import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.testing.SqlWork;
import io.holdfast.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes events of one organization, with values of one person unless a test says otherwise. */
abstract class WrittenEvents {
    static final TestDatabase database = TestDatabase.migrated();
    static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String ADDRESS = "203.0.113.77";
    static final String EMAIL = "ann.example@acme.example";

    final AuditLog log = newNode();
    final TenantId tenant = new TenantId(database.newTenant("food-safety"));
    final UUID user = Uuids.next();

    Attempt attempt() {
        return attemptOf(
                tenant,
                List.of(
                        new PersonalValue(user, PersonalValue.ADDRESS, ADDRESS),
                        new PersonalValue(user, PersonalValue.USER_AGENT, "Firefox"),
                        new PersonalValue(user, PersonalValue.ACTOR_NAME, EMAIL)));
    }

    Attempt attemptOf(TenantId of, List<PersonalValue> personal) {
        return new Attempt(
                of,
                new Actor(Caller.Kind.USER, user, null, List.of("pm", "admin")),
                new Act("project.update", Category.DATA_ACCESS, Risk.MEDIUM, Outcome.SUCCEEDED),
                new Details(
                        "project",
                        "p-1",
                        null,
                        "asked by phone",
                        Map.of("status", "planned"),
                        Map.of("status", "active"),
                        Map.of()),
                new Trace(null, "req-1", null, 42L),
                personal);
    }

    AuditEvent written(Attempt attempt) {
        prepareKeys(attempt);
        return inTenant(sql -> log.append(sql.connection(), attempt));
    }

    void prepareKeys(Attempt attempt) {
        prepareKeys(log, attempt);
    }

    void prepareKeys(AuditLog node, Attempt attempt) {
        database.inTenant(attempt.tenant().value(), sql -> {
            node.createKeys(sql.connection(), attempt.tenant(), attempt.subjects());
            return null;
        });
    }

    Map<String, String> personalValues(AuditLog node, TenantId transactionOf, UUID event) {
        return database.inTenant(transactionOf.value(), sql -> node.personalValues(sql.connection(), tenant, event));
    }

    Map<String, Object> rowOf(AuditEvent event) {
        return inTenant(sql -> sql.rows("SELECT * FROM audit_log WHERE id = ?", event.id()))
                .get(0);
    }

    <T> T inTenant(SqlWork<T> work) {
        return database.inTenant(tenant.value(), work);
    }

    static AuditLog newNode() {
        return new AuditLog(Vault.of(MASTER_KEY));
    }
}
