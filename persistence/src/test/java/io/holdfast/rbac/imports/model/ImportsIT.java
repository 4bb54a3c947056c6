package io.holdfast.rbac.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.model.ImportRows.Counted;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that were read, line by line. */
class ImportsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final People PEOPLE = new People(DATABASE);

    private TenantId tenant;
    private UserId person;
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void anOrganizationWithAMember() {
        UUID organization = DATABASE.newTenant("food-safety");
        tenant = new TenantId(organization);
        person = new UserId(PEOPLE.member(organization));
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void linesAreTakenByPersonAndShownInTheOrderOfTheFile() {
        add(
                line(2, "zoe", null),
                line(3, "ada", null),
                line(4, "zoe", new RowProblem("role", "none")),
                line(5, "ada", null));

        assertThat(this.<List<ImportRow>>rows(rows -> rows.next(tenant, id, EnumSet.of(State.READ), 2)))
                .extracting(row -> row.line().line())
                .containsExactly(3, 5);
        assertThat(this.<List<ImportRow>>rows(rows -> rows.page(tenant, id, Set.of(), 2, 2)))
                .extracting(row -> row.line().line() + " " + row.state())
                .containsExactly("3 READ", "4 REFUSED");
        assertThat(this.<List<ImportRow>>rows(rows -> rows.page(tenant, id, Set.of(State.REFUSED), 0, 10)))
                .extracting(ImportRow::problem)
                .containsExactly(new RowProblem("role", "none"));
    }

    @Test
    void whatBecomesOfLinesIsCountedByStateAndRole() {
        add(line(2, "zoe", null), line(3, "ada", null), line(4, "kim", null));
        rows(rows -> {
            List<ImportRow> all = rows.page(tenant, id, Set.of(), 0, 10);
            rows.judge(
                    tenant,
                    id,
                    List.of(
                            all.get(0).with(State.ASSIGN, null),
                            all.get(1).with(State.FAILED, new RowProblem(null, "changed"))));
            return null;
        });

        assertThat(this.<List<Counted>>rows(rows -> rows.counts(tenant, id, 10)))
                .containsExactlyInAnyOrder(
                        new Counted(State.ASSIGN, "member", 1),
                        new Counted(State.FAILED, null, 1),
                        new Counted(State.READ, null, 1));
    }

    @Test
    void oldOnesAreForgottenWithTheirLinesAndNoMoreAtATimeThanIsSaid() {
        List<ImportLine> many = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            many.add(line(2 + i, "a" + i, null));
        }
        add(many.toArray(ImportLine[]::new));
        assertThat(forgotten(5_000)).isZero();
        DATABASE.asOwner(
                sql -> sql.update("UPDATE imports SET created_at = now() - interval '31 days' WHERE id = ?", id));

        assertThat(forgotten(2_000)).isEqualTo(2_000);
        assertThat(forgotten(2_000)).isEqualTo(501);
        assertThat(UNIT.<Boolean>inTenant(
                        tenant.value(), em -> imports(em).find(tenant, id).isEmpty()))
                .isTrue();
    }

    private static long forgotten(int most) {
        return DATABASE.<Long>withoutTenant(sql -> sql.one("SELECT forget_imports('30 days', ?)", most));
    }

    private void add(ImportLine... lines) {
        UNIT.inTenant(tenant.value(), em -> {
            imports(em).add(tenant, id, person, "Europe/Berlin", lines.length);
            rowsOf(em).add(tenant, id, List.of(lines));
            return null;
        });
    }

    private static ImportLine line(int number, String who, RowProblem fault) {
        return new ImportLine(number, who + "@example.com", "", "member", "", "", "", fault);
    }

    private <T> T rows(Function<ImportRows, T> work) {
        return UNIT.inTenant(tenant.value(), em -> work.apply(rowsOf(em)));
    }

    private static Imports imports(EntityManager em) {
        var imports = new Imports();
        imports.em = em;
        return imports;
    }

    private static ImportRows rowsOf(EntityManager em) {
        var rows = new ImportRows();
        rows.em = em;
        return rows;
    }
}
