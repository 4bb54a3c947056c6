package io.holdfast.rbac.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.model.PermissionAuditEntry;
import io.holdfast.rbac.model.PermissionAuditEntry.Operation;
import io.holdfast.rbac.model.PermissionAuditEntry.Origin;
import io.holdfast.rbac.model.PermissionTable;
import io.holdfast.rbac.ui.RightsChangeWords.Told;
import io.holdfast.rbac.usecase.Names;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RightsChangeWordsTest {
    private static final UUID DANA = new UUID(1, 1);
    private static final UUID TREASURER = new UUID(2, 2);
    private static final UUID MEMBER = new UUID(2, 3);
    private static final UUID APPROVE = new UUID(3, 3);
    private static final UUID MONEY = new UUID(4, 4);
    private static final String ASSIGNED = "'user_id':'" + DANA + "','role_id':'" + TREASURER
            + "','scope_type':'tenant','scope_id':null,'valid_from':'2027-07-01T00:00:00+00:00','condition':{}";
    private static final String UNTIL_JUNE = ",'valid_to':'2028-07-01T00:00:00+00:00'";

    private final RightsChangeWords words = new RightsChangeWords(new HeldWords(
            new Names(
                    Map.of(DANA, "Dana Lee"),
                    Map.of(),
                    Map.of(TREASURER, "treasurer", MEMBER, "member", APPROVE, "approve:budget", MONEY, "Money")),
            new ViewerClock(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC)));

    @Test
    void aRoleThatIsGivenSaysWhereFromWhenAndUntilWhen() {
        assertThat(told(PermissionTable.USER_ROLES, null, ASSIGNED + UNTIL_JUNE))
                .isEqualTo(new Told(
                        "Treasurer was given to Dana Lee",
                        "",
                        "for the whole organization, from 1 Jul 2027, until 30 Jun 2028"));
    }

    @Test
    void anEndThatIsMovedStandsBesideTheOneBefore() {
        assertThat(told(PermissionTable.USER_ROLES, ASSIGNED, ASSIGNED + UNTIL_JUNE))
                .isEqualTo(new Told("Treasurer of Dana Lee ends at another time", "without end", "until 30 Jun 2028"));
    }

    @Test
    void whatIsTakenBackIsToldApartFromWhatHadEnded() {
        String taken = ASSIGNED + UNTIL_JUNE + ",'revoked_at':'2027-12-24T08:00:00+00:00'";
        String over = ASSIGNED + UNTIL_JUNE + ",'revoked_at':'2028-07-01T00:00:00+00:00'";

        assertThat(told(PermissionTable.USER_ROLES, ASSIGNED + UNTIL_JUNE, taken))
                .isEqualTo(new Told(
                        "Treasurer was taken back from Dana Lee",
                        "for the whole organization, from 1 Jul 2027, until 30 Jun 2028",
                        "taken back"));
        assertThat(told(PermissionTable.USER_ROLES, ASSIGNED + UNTIL_JUNE, over).after())
                .isEqualTo("over");
    }

    @Test
    void whatARoleHoldsAndTakesOverComesAndGoes() {
        String held = "'role_id':'" + MEMBER + "','permission_id':'" + APPROVE + "'";
        String above = "'senior_id':'" + TREASURER + "','junior_id':'" + MEMBER + "'";

        assertThat(told(PermissionTable.ROLE_PERMISSIONS, null, held))
                .isEqualTo(new Told("Member holds", "", "approve the budget"));
        assertThat(told(PermissionTable.ROLE_PERMISSIONS, held, null))
                .isEqualTo(new Told("Member holds", "approve the budget", ""));
        assertThat(told(PermissionTable.ROLE_HIERARCHY, null, above))
                .isEqualTo(new Told("Treasurer takes over from", "", "Member"));
    }

    @Test
    void settingsAndSetsSayWhatTheyWereAndAre() {
        String setting = "'module':'budget','role':'volunteer','permission':'read:budget','effect':'ADD'";
        String set = "'name':'Money','kind':'STATIC','cardinality':2";

        assertThat(told(PermissionTable.ORGANIZATION_PERMISSIONS, setting, null))
                .isEqualTo(new Told("Volunteer: read the budget", "added", "as shipped"));
        assertThat(told(PermissionTable.SEPARATION_SETS, set, set.replace("2", "3")))
                .isEqualTo(new Told("The set “Money”", "nobody has 2 of its roles", "nobody has 3 of its roles"));
        assertThat(told(
                        PermissionTable.SEPARATION_SET_ROLES,
                        null,
                        "'set_id':'" + MONEY + "','role_id':'" + TREASURER + "'"))
                .isEqualTo(new Told("“Money” keeps apart", "", "Treasurer"));
    }

    @Test
    void whatIsGoneIsSaidToBe() {
        UUID nobody = new UUID(9, 9);

        assertThat(told(
                                PermissionTable.USER_ROLES,
                                null,
                                ASSIGNED.replace(DANA.toString(), nobody.toString())
                                        .replace(TREASURER.toString(), nobody.toString()))
                        .words())
                .isEqualTo("A role that is gone was given to somebody who is gone");
    }

    @Test
    void aTableThatWasEmptiedIsNamed() {
        assertThat(words.of(entry(PermissionTable.PERMISSION_DENIES, Operation.TRUNCATE, null, null))
                        .words())
                .isEqualTo("All rows of permission_denies were removed");
    }

    private Told told(PermissionTable table, String before, String after) {
        Operation operation = before == null ? Operation.INSERT : after == null ? Operation.DELETE : Operation.UPDATE;
        return words.of(entry(table, operation, json(before), json(after)));
    }

    private static PermissionAuditEntry entry(PermissionTable table, Operation operation, String before, String after) {
        return new PermissionAuditEntry(
                new UUID(5, 5),
                Instant.EPOCH,
                table,
                operation,
                null,
                new Origin(null, null, null, null, null, null, "holdfast_app"),
                before,
                after);
    }

    private static String json(String members) {
        return members == null ? null : "{" + members.replace('\'', '"') + "}";
    }
}
