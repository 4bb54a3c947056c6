package io.holdfast.rbac.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.usecase.Handover.Former;
import io.holdfast.rbac.usecase.Handover.Row;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.Prolong;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandoversTest {
    private static final UserId DANA = new UserId(new UUID(1, 1));
    private static final UserId KIM = new UserId(new UUID(1, 2));
    private static final UUID HELD = new UUID(2, 1);
    private static final Instant MAY = Instant.parse("2027-05-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2027-07-01T00:00:00Z");
    private static final Instant NEXT_JULY = Instant.parse("2028-07-01T00:00:00Z");

    private final Handovers handovers = new Handovers();
    private final List<AssignmentWish> made = new ArrayList<>();
    private AssignedRole held;

    @BeforeEach
    void whoseAssignmentsTheseAre() {
        handovers.context = new CallerContext();
        handovers.context.enter(
                Caller.system("test", TenantId.next(), Grants.NONE, new Caller.Origin(null, null, "request")));
        handovers.assignments = new Assignments() {
            @Override
            public Optional<AssignedRole> find(TenantId tenant, Area area, UUID id) {
                return Optional.ofNullable(held).filter(one -> one.id().equals(id));
            }
        };
        held = held(Instant.EPOCH, null);
    }

    @Test
    void aTermEndsWhereTheNextOneBegins() {
        assertThat(made(row(Former.ENDS, KIM, JULY))).containsExactly(new Prolong(HELD, JULY), give(KIM, JULY));
    }

    @Test
    void aTermThatEndsSoonerIsProlongedOnlyWhenThatIsWished() {
        held = held(Instant.EPOCH, MAY);

        assertThat(made(row(Former.ENDS, KIM, JULY))).containsExactly(give(KIM, JULY));
        assertThat(made(row(Former.STAYS, KIM, JULY))).containsExactly(new Prolong(HELD, JULY), give(KIM, JULY));
        assertThat(made(row(Former.UNCHANGED, KIM, JULY))).containsExactly(give(KIM, JULY));
    }

    @Test
    void whatEndsAtOnceOrHadNotBegunIsTakenBack() {
        assertThat(made(row(Former.ENDS, KIM, null))).containsExactly(new Revoke(HELD), give(KIM, null));
        held = held(JULY, null);
        assertThat(made(row(Former.ENDS, KIM, JULY))).containsExactly(new Revoke(HELD), give(KIM, JULY));
    }

    @Test
    void whoStaysOnKeepsTheAssignment() {
        assertThat(made(row(Former.ENDS, DANA, JULY))).containsExactly(new Prolong(HELD, NEXT_JULY));
    }

    @Test
    void anOfficeThatNobodyTakesEnds() {
        assertThat(made(row(Former.ENDS, null, JULY))).containsExactly(new Prolong(HELD, JULY));
        assertThat(errors(row(Former.UNCHANGED, null, JULY))).containsExactly("/rows/0/userId");
    }

    @Test
    void endsComeBeforeBeginningsOverAllRows() {
        Row vacant = new Row(null, Former.ENDS, "secretary", Scope.TENANT, KIM, JULY, NEXT_JULY);

        assertThat(made(vacant, row(Former.ENDS, KIM, JULY)).get(0)).isEqualTo(new Prolong(HELD, JULY));
    }

    @Test
    void eachRefusalStandsAtItsRowAndMember() {
        Row twice = row(Former.ENDS, DANA, JULY);

        assertThat(errors(row(Former.ENDS, KIM, JULY), twice)).containsExactly("/rows/1/assignment");
        held = null;
        assertThat(errors(twice)).containsExactly("/rows/0/assignment");
        held = held(Instant.EPOCH, null);
        Handovers.Outcome late = handovers.make(new Handover(List.of(row(Former.ENDS, KIM, JULY))), wish -> {
            throw invalid("/validTo");
        });
        // The end of the present term is the beginning of the next one.
        assertThat(late.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/rows/0/validFrom", "/rows/0/validTo");
        Handovers.Outcome refused = handovers.make(new Handover(List.of(row(Former.ENDS, KIM, JULY))), wish -> {
            throw new DomainException(ProblemCode.ASSIGNMENT_REFUSED, "no");
        });
        assertThat(refused.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/rows/0/assignment", "/rows/0/userId");
        assertThatThrownBy(refused::refuse).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code())
                .isEqualTo(ProblemCode.HANDOVER_REFUSED));
    }

    @Test
    void whatIsWrongWithTheWholeIsNotARowsFault() {
        assertThatThrownBy(() -> handovers.make(new Handover(List.of(row(Former.ENDS, KIM, JULY))), wish -> {
                    throw new DomainException(ProblemCode.AUDIT_UNAVAILABLE, "full");
                }))
                .hasMessage("full");
        assertThatThrownBy(() -> handovers.make(new Handover(List.of()), wish -> held))
                .isInstanceOf(DomainException.class);
    }

    private List<AssignmentWish> made(Row... rows) {
        made.clear();
        Handovers.Outcome outcome = handovers.make(new Handover(List.of(rows)), wish -> {
            made.add(wish);
            return held;
        });
        assertThat(outcome.errors()).isEmpty();
        return made;
    }

    private List<String> errors(Row... rows) {
        return handovers.make(new Handover(List.of(rows)), wish -> held).errors().stream()
                .map(FieldError::pointer)
                .toList();
    }

    private static Row row(Former former, UserId next, Instant from) {
        return new Row(HELD, former, null, null, next, from, NEXT_JULY);
    }

    private static Give give(UserId user, Instant from) {
        return new Give(user, "treasurer", Scope.TENANT, from, NEXT_JULY, Map.of());
    }

    private static AssignedRole held(Instant from, Instant to) {
        return new AssignedRole(
                HELD,
                DANA,
                "dana@lincoln.example",
                "Dana",
                "treasurer",
                50,
                Scope.TENANT,
                Instant.EPOCH,
                null,
                from,
                to,
                Map.of());
    }

    private static DomainException invalid(String pointer) {
        return new DomainException(ProblemCode.INVALID_FIELD, "no", List.of(new FieldError(pointer, "no")));
    }
}
