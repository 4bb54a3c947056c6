package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.Sql;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the log keeps of persons, under keys that can be destroyed. */
class PersonalValuesIT extends WrittenEvents {
    @Test
    void personalValuesAreNowhereInClear() {
        AuditEvent event = written(attempt());

        String row = inTenant(sql ->
                sql.one("SELECT l::text || convert_from(canonical, 'UTF8') FROM audit_log l WHERE id = ?", event.id()));
        List<Map<String, Object>> personal = inTenant(
                sql -> sql.rows("SELECT *, p::text AS row FROM audit_personal p WHERE event_id = ?", event.id()));
        assertThat(row).contains("project.update").doesNotContain(ADDRESS, EMAIL, "Firefox");
        assertThat(personal).singleElement().satisfies(values -> {
            for (String column : List.of("ciphertext", "more")) {
                assertThat(new String((byte[]) values.get(column), StandardCharsets.ISO_8859_1))
                        .doesNotContain(ADDRESS, EMAIL, "Firefox");
            }
            assertThat(values.get("row").toString())
                    .contains("{actor_name,user_agent}")
                    .doesNotContain(ADDRESS, EMAIL, "Firefox");
        });
    }

    @Test
    void personalValuesOpenAgainOnAnotherNode() {
        AuditEvent event = written(attempt());

        Map<String, String> values = personalValues(newNode(), tenant, event.id());

        assertThat(values)
                .containsOnly(
                        Map.entry("ip_address", ADDRESS),
                        Map.entry("user_agent", "Firefox"),
                        Map.entry("actor_name", EMAIL));
    }

    @Test
    void aSaltProvesTheValueBehindACommitment() {
        AuditEvent event = written(attempt());

        byte[] salt = inTenant(sql ->
                sql.one("SELECT salt FROM audit_personal WHERE event_id = ? AND field = 'ip_address'", event.id()));
        assertThat(event.commitments()).containsEntry("ip_address", Commitment.of(salt, ADDRESS));
        assertThat(event.commitments().get("ip_address"))
                .isNotEqualTo(written(attempt()).commitments().get("ip_address"));
    }

    @Test
    void aCiphertextCopiedToAnotherEventDoesNotOpen() {
        AuditEvent one = written(attempt());
        AuditEvent other = written(attempt());

        assertThatThrownBy(() -> inTenant(sql -> {
                    AuditPersonal row =
                            AuditPersonal.of(sql.connection(), tenant, one.id()).get(0);
                    return new AuditPersonal(
                                    tenant, other.id(), row.field(), row.subject(), row.ciphertext(), row.more())
                            .open(keyOf(sql, row.subject()));
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equalAddressesAreFoundBySearchWhateverTheirLetterCase() {
        AuditEvent event =
                written(attemptOf(tenant, List.of(new PersonalValue(user, PersonalValue.ADDRESS, "2001:DB8::7"))));
        written(attempt());

        List<UUID> found = inTenant(sql -> sql.column(
                "SELECT event_id FROM audit_personal WHERE field = 'ip_address' AND search_hmac = ?",
                log.searchValue(sql.connection(), tenant, "2001:db8::7")));
        assertThat(found).containsExactly(event.id());
    }

    @Test
    void theValuesOfTwoPersonsLieApartAndGoApart() {
        UUID invited = UUID.randomUUID();
        AuditEvent event = written(attemptOf(
                tenant,
                List.of(
                        new PersonalValue(invited, "email", "\"new\\one\"@acme.example"),
                        new PersonalValue(user, PersonalValue.ACTOR_NAME, EMAIL),
                        new PersonalValue(user, PersonalValue.ADDRESS, ADDRESS),
                        new PersonalValue(invited, "name", "Zoë\n\u001b"))));
        assertThat(personalValues(newNode(), tenant, event.id()))
                .containsOnly(
                        Map.entry("email", "\"new\\one\"@acme.example"),
                        Map.entry("name", "Zoë\n\u001b"),
                        Map.entry("actor_name", EMAIL),
                        Map.entry("ip_address", ADDRESS));

        assertThat(this.<Long>inTenant(sql -> sql.one("SELECT erase_audit_subject(?)", invited)))
                .isEqualTo(2);

        assertThat(personalValues(newNode(), tenant, event.id())).containsOnlyKeys("actor_name", "ip_address");
    }

    @Test
    void valuesThatWereSealedTogetherHaveASaltEach() {
        AuditEvent event = written(attempt());

        JsonObject sealed = inTenant(sql -> {
            AuditPersonal row =
                    AuditPersonal.of(sql.connection(), tenant, event.id()).get(0);
            byte[] more = keyOf(sql, row.subject())
                    .open(SealedValues.placeOfMore(tenant, event.id(), row.field()), row.more());
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(more))) {
                return reader.readObject();
            }
        });
        assertThat(sealed.keySet()).containsExactlyInAnyOrder("user_agent", "actor_name");
        assertThat(sealed.keySet()).allSatisfy(field -> {
            byte[] salt = HexFormat.of().parseHex(sealed.getJsonArray(field).getString(0));
            String value = sealed.getJsonArray(field).getString(1);
            assertThat(event.commitments()).containsEntry(field, Commitment.of(salt, value));
        });
    }

    @Test
    void aValueInARowOfItsOwnIsReadAsBefore() {
        AuditEvent event = written(attemptOf(tenant, List.of(new PersonalValue(user, "ip_address", ADDRESS))));
        inTenant(sql -> sql.update(
                "INSERT INTO audit_personal (tenant_id, event_id, event_time, field, subject_id, salt, ciphertext)"
                        + " SELECT tenant_id, event_id, event_time, 'user_agent', subject_id, salt, ? FROM audit_personal"
                        + " WHERE event_id = ?",
                keyOf(sql, user)
                        .seal(
                                SealedValues.place(tenant, event.id(), "user_agent"),
                                "Opera".getBytes(StandardCharsets.UTF_8)),
                event.id()));

        assertThat(personalValues(newNode(), tenant, event.id()))
                .containsOnly(Map.entry("ip_address", ADDRESS), Map.entry("user_agent", "Opera"));
    }

    private SubjectKey keyOf(Sql sql, UUID subject) throws SQLException {
        return new SubjectKeys(Vault.of(MASTER_KEY))
                .find(sql.connection(), tenant, subject)
                .orElseThrow();
    }

    @Test
    void anotherTenantHasAnotherSearchValue() {
        TenantId other = new TenantId(database.newTenant("food-safety"));
        written(attempt());
        prepareKeys(attemptOf(other, List.of(new PersonalValue(other.value(), "ip_address", ADDRESS))));

        byte[] ours = inTenant(sql -> log.searchValue(sql.connection(), tenant, ADDRESS));
        byte[] theirs = database.inTenant(other.value(), sql -> log.searchValue(sql.connection(), other, ADDRESS));
        assertThat(ours).hasSize(32).isNotEqualTo(theirs);
    }

    @Test
    void withoutItsKeyAPersonalValueIsGoneAndTheEventStillVerifies() {
        AuditEvent event = written(attempt());
        database.asOwner(sql -> sql.update("DELETE FROM audit_personal WHERE subject_id = ?", user));
        database.asOwner(sql -> sql.update("DELETE FROM audit_subject_keys WHERE subject_id = ?", user));

        assertThat(personalValues(newNode(), tenant, event.id())).isEmpty();
        Boolean verifies = inTenant(sql -> sql.one(
                "SELECT leaf_hash = sha256('\\x00'::bytea || canonical) FROM audit_log WHERE id = ?", event.id()));
        assertThat(verifies).isTrue();
    }

    @Test
    void aDestroyedKeyInTheCacheIsNotUsedAgain() {
        written(attempt());
        database.asOwner(sql -> sql.update("DELETE FROM audit_personal WHERE subject_id = ?", user));
        database.asOwner(sql -> sql.update("DELETE FROM audit_subject_keys WHERE subject_id = ?", user));

        assertThatThrownBy(() -> inTenant(sql -> log.append(sql.connection(), attempt())))
                .hasMessageContaining("audit_personal");
        assertThat(log.holdsKeysOf(attempt())).isFalse();
    }

    @Test
    void anEventWithoutPersonalValuesNeedsNoKey() {
        Attempt attempt = attemptOf(tenant, List.of());

        assertThat(log.holdsKeysOf(attempt)).isTrue();
        AuditEvent event = inTenant(sql -> log.append(sql.connection(), attempt));
        assertThat(rowOf(event).get("commitments")).hasToString("{}");
    }

    @Test
    void aKeyThatWasNotMadeBeforeIsAnErrorAndNotAnUnprotectedValue() {
        assertThatThrownBy(() -> inTenant(sql -> log.append(sql.connection(), attempt())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nodesThatMeetAPersonAtTheSameTimeAgreeOnOneKey() throws Exception {
        int nodes = 8;
        var start = new CyclicBarrier(nodes);
        List<Callable<UUID>> writers = new ArrayList<>(Collections.nCopies(nodes, () -> {
            AuditLog node = newNode();
            start.await(10, TimeUnit.SECONDS);
            prepareKeys(node, attempt());
            return inTenant(sql -> node.append(sql.connection(), attempt())).id();
        }));
        var pool = Executors.newFixedThreadPool(nodes);
        try {
            for (var written : pool.invokeAll(writers, 30, TimeUnit.SECONDS)) {
                UUID event = written.get();
                assertThat(personalValues(log, tenant, event)).containsEntry("ip_address", ADDRESS);
            }
        } finally {
            pool.shutdownNow();
        }
        Long keys = inTenant(sql -> sql.one("SELECT count(*) FROM audit_subject_keys"));
        assertThat(keys).isEqualTo(2);
    }
}
