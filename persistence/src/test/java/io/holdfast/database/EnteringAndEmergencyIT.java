package io.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself holds of switches of the platform and of emergency access, whoever writes. */
class EnteringAndEmergencyIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final People PEOPLE = new People(DATABASE);
    private static final UUID PLATFORM = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String LIST = "SELECT id FROM platform_organizations(NULL, NULL, NULL, 1000)";

    private UUID firm;
    private UUID person;
    private UUID other;

    @BeforeEach
    void aFirmWithTwoMembers() {
        firm = PEOPLE.firm();
        person = PEOPLE.member(firm);
        other = PEOPLE.member(firm);
    }

    @Test
    void onlyTheTransactionOfThePlatformHearsOfOtherOrganizations() {
        assertThat(organizations(PLATFORM)).contains(firm).doesNotContain(PLATFORM);
        assertThat(organizations(firm)).isEmpty();
    }

    @Test
    void organizationsGoOnBehindTheLastOneAndCountTheirMembers() {
        List<UUID> all = organizations(PLATFORM);
        List<UUID> rest = DATABASE.inTenant(
                PLATFORM,
                sql -> sql.column(
                        "SELECT id FROM platform_organizations(NULL, NULL, CAST(? AS uuid), 1000)", all.get(0)));
        Integer people = DATABASE.inTenant(
                PLATFORM,
                sql -> sql.one("SELECT people FROM platform_organizations(CAST(? AS uuid), NULL, NULL, 1)", firm));

        assertThat(rest).containsExactlyElementsOf(all.subList(1, all.size()));
        assertThat(people).isEqualTo(2);
    }

    @Test
    void aSwitchRaisesTheEpochOfWhereTheSessionBelongsAndASessionHasOne() {
        UUID root = PEOPLE.member(PLATFORM);
        UUID session = session(PLATFORM, root);
        long before = epoch(PLATFORM);
        enter(session, root);

        assertThat(epoch(PLATFORM)).isEqualTo(before + 1);
        assertThatThrownBy(() -> enter(session, root)).hasMessageContaining("tenant_switches_open");
        DATABASE.inTenant(
                PLATFORM,
                sql -> sql.update(
                        "UPDATE tenant_switches SET ended_at = now(), end_reason = 'left' WHERE session_id = ?",
                        session));
        assertThat(epoch(PLATFORM)).isEqualTo(before + 2);
        enter(session, root);
    }

    @Test
    void nobodyApprovesThemselvesOrReviewsTheirOwnAndOneOpeningWaitsAtMost() {
        assertThatThrownBy(() -> approve(person, person)).hasMessageContaining("emergency_access_of_others");
        UUID access = approve(person, other);
        UUID opening = open(access);

        assertThatThrownBy(() -> open(access)).hasMessageContaining("emergency_openings_unreviewed");
        assertThatThrownBy(() -> review(opening, person)).hasMessageContaining("emergency_openings_reviewed_by_others");
        review(opening, other);
        open(access);
    }

    private static List<UUID> organizations(UUID tenant) {
        return DATABASE.inTenant(tenant, sql -> sql.column(LIST));
    }

    private UUID session(UUID tenant, UUID user) {
        UUID id = UUID.randomUUID();
        DATABASE.asOwner(sql -> sql.update(
                "INSERT INTO sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at)"
                        + " VALUES (?, ?, ?, sha256(CAST(? AS bytea)), now() + interval '1 hour', now() + interval '2 hours')",
                tenant,
                id,
                user,
                id.toString()));
        return id;
    }

    private void enter(UUID session, UUID root) {
        DATABASE.inTenant(
                PLATFORM,
                sql -> sql.update(
                        "INSERT INTO tenant_switches (tenant_id, id, session_id, user_id, organization_id, reason, ends_at)"
                                + " VALUES (?, gen_random_uuid(), ?, ?, ?, 'a test', now() + interval '1 hour')",
                        PLATFORM,
                        session,
                        root,
                        firm));
    }

    private static long epoch(UUID tenant) {
        return DATABASE.asOwner(sql -> sql.<Long>one("SELECT epoch FROM tenant_epochs WHERE tenant_id = ?", tenant));
    }

    private UUID approve(UUID user, UUID by) {
        UUID id = UUID.randomUUID();
        DATABASE.inTenant(
                firm,
                sql -> sql.update(
                        "INSERT INTO emergency_access (tenant_id, id, user_id, role_id, reason, longest_minutes, valid_to, approved_by)"
                                + " SELECT tenant_id, ?, ?, id, 'a test', 60, now() + interval '1 day', ? FROM roles"
                                + " WHERE tenant_id = ? AND name = 'internal_pm'",
                        id,
                        user,
                        by,
                        firm));
        return id;
    }

    private UUID open(UUID access) {
        UUID id = UUID.randomUUID();
        DATABASE.inTenant(firm, sql -> {
            sql.update(
                    "INSERT INTO user_roles (tenant_id, id, user_id, role_id, valid_to, revoked_at)"
                            + " SELECT tenant_id, ?, ?, id, now() + interval '1 hour', now() FROM roles"
                            + " WHERE tenant_id = ? AND name = 'internal_pm'",
                    id,
                    person,
                    firm);
            return sql.update(
                    "INSERT INTO emergency_openings (tenant_id, id, access_id, user_id, assignment_id, reason, ends_at)"
                            + " VALUES (?, ?, ?, ?, ?, 'a test', now() + interval '1 hour')",
                    firm,
                    id,
                    access,
                    person,
                    id);
        });
        return id;
    }

    private void review(UUID opening, UUID by) {
        DATABASE.inTenant(
                firm,
                sql -> sql.update(
                        "UPDATE emergency_openings SET reviewed_at = now(), reviewed_by = ?, verdict = 'ACCEPTED',"
                                + " note = 'a test' WHERE id = ?",
                        by,
                        opening));
    }
}
