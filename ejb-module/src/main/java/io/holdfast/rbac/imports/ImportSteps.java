package io.holdfast.rbac.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.holdfast.identity.model.OpenInvitations;
import io.holdfast.identity.model.OpenInvitations.OpenInvitation;
import io.holdfast.identity.usecase.InvitationWish;
import io.holdfast.rbac.imports.LineMeaning.PlaceWord;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportLine;
import io.holdfast.rbac.imports.model.ImportRow;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.model.PlaceNames;
import io.holdfast.rbac.imports.model.PlaceNames.Called;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Assignments;
import io.holdfast.rbac.model.Places;
import io.holdfast.rbac.model.Savepoints;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.ManagedPeople;
import io.holdfast.rbac.usecase.RowFaults;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Tries lines of an import one after the other, in the caller's transaction: a refused one leaves nothing there. */
@ApplicationScoped
public class ImportSteps {
    @Inject
    CallerContext context;

    @Inject
    Assignments assignments;

    @Inject
    OpenInvitations open;

    @Inject
    PlaceNames names;

    @Inject
    Places places;

    @Inject
    Savepoints savepoints;

    @Inject
    TenantSession tenantSession;

    /**
     * What became of lines.
     *
     * @param rows as they are now; fewer than were given when no more mail may be sent for a while
     */
    public record Tried(List<ImportRow> rows, boolean mailIsFull) {}

    /** What is known of a portion of lines before each is tried. */
    private record Known(
            ZoneId zone,
            Instant now,
            Area area,
            Map<String, UserId> people,
            Map<String, OpenInvitation> invited,
            Map<String, Set<Scope>> called,
            Map<Scope, Scope> around) {}

    /** Tries each line that nobody has found a fault in. */
    public Tried attempt(Import in, List<ImportRow> rows, ImportDeed deed) {
        Known known = known(in, rows);
        List<ImportRow> tried = new ArrayList<>();
        for (ImportRow row : rows) {
            try {
                State state = savepoints.attempt(() -> done(row.line(), known, deed));
                tried.add(row.with(state, null));
            } catch (DomainException refused) {
                if (refused.code() == ProblemCode.TOO_MUCH_MAIL) {
                    return new Tried(tried, true);
                }
                RowFaults.passOnOthers(refused);
                tried.add(row.with(State.REFUSED, LineMeaning.problem(refused)));
            }
        }
        return new Tried(tried, false);
    }

    private Known known(Import in, List<ImportRow> rows) {
        TenantId tenant = context.tenant();
        Area area = ManagedPeople.areaOf(context.caller());
        Set<String> emails = rows.stream().map(row -> row.line().email()).collect(toSet());
        Set<String> words = rows.stream()
                .map(row -> PlaceWord.of(row.line()))
                .filter(Objects::nonNull)
                .map(PlaceWord::word)
                .collect(toSet());
        List<Called> called = names.called(tenant, words);
        Map<Scope, Scope> around =
                places.around(tenant, called.stream().map(Called::place).toList());
        return new Known(
                ZoneId.of(in.zone()),
                tenantSession.now(),
                area,
                assignments.byEmail(tenant, area, emails),
                open.byEmail(tenant, emails),
                // What lies elsewhere is not known to exist.
                called.stream()
                        .filter(one -> area.reaches(one.place(), around))
                        .collect(groupingBy(Called::word, mapping(Called::place, toSet()))),
                around);
    }

    private State done(ImportLine line, Known known, ImportDeed deed) {
        Scope scope = scope(line, known);
        Instant from = LineMeaning.begin(line, known.zone(), known.now());
        Instant to = LineMeaning.end(line, known.zone());
        UserId user = known.people().get(line.email());
        if (user != null) {
            return assigned(new Give(user, line.role(), scope, from, to, Map.of()), deed);
        }
        OpenInvitation invited = known.invited().get(line.email());
        if (invited != null
                && invited.promise().role().equals(line.role())
                && invited.promise().scope().equals(scope)) {
            return State.PRESENT;
        }
        deed.invite(new InvitationWish(
                line.email(), line.name(), account(scope, known), line.role(), scope, from, to, null));
        return State.INVITED;
    }

    private static State assigned(Give give, ImportDeed deed) {
        try {
            deed.assign(give);
            return State.ASSIGNED;
        } catch (DomainException refused) {
            if (refused.code() == ProblemCode.CONFLICT) {
                return State.PRESENT;
            }
            throw refused;
        }
    }

    private static Scope scope(ImportLine line, Known known) {
        PlaceWord word = PlaceWord.of(line);
        if (word == null) {
            return Scope.TENANT;
        }
        List<Scope> found = known.called().getOrDefault(word.word(), Set.of()).stream()
                .filter(place -> word.kind() == null || place.type() == word.kind())
                .toList();
        if (found.isEmpty()) {
            throw LineMeaning.invalid(
                    "/scope",
                    "There is no such place here. Write its name or its id, or leave it empty for the organization.");
        }
        if (found.size() > 1) {
            throw LineMeaning.invalid(
                    "/scope",
                    "Several places are called so. Write the kind before it, such as 'account: "
                            + line.place().strip() + "', or its id.");
        }
        return found.get(0);
    }

    /** The client organization that a new person belongs to: the one that their first role is for. */
    private static UUID account(Scope scope, Known known) {
        Scope place = scope.type() == Scope.Type.PROJECT ? known.around().getOrDefault(scope, Scope.TENANT) : scope;
        return place.type() == Scope.Type.ACCOUNT ? place.id() : null;
    }
}
