package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toSet;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PermissionSettings;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.model.SeparationSets;
import io.holdfast.rbac.model.SeparationViolation;
import io.holdfast.rbac.model.SeparationViolations;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The sets of roles that the organization keeps apart, and who has such roles together all the same. */
@Stateless
@RequiresPermission(Permission.MANAGE_PERMISSIONS)
public class ReadingSeparation {
    private static final String SETS = "separation-sets.name.1";
    private static final int MOST_REPORTED = 100;
    private static final String VIOLATIONS = "separation-violations.set.1";

    @Inject
    CallerContext context;

    @Inject
    SeparationSets sets;

    @Inject
    SeparationViolations violations;

    @Inject
    PermissionSettings settings;

    @Inject
    PeopleList people;

    @Inject
    AuditDraft draft;

    /**
     * Sets by name.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     */
    @AuditedList("separation-set.list")
    public ListPage<SeparationSet> sets(String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(SETS, cursor);
        return ListPage.of(
                sets.page(context.tenant(), after, limit + 1), limit, last -> new Cursor(last.name(), last.id())
                        .text(SETS));
    }

    /** One set. @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none */
    @Audited("separation-set.read")
    public SeparationSet set(UUID id) {
        draft.entity("separation-set", id);
        return sets.find(context.tenant(), id).orElseThrow(() -> DomainException.notFound("set of roles"));
    }

    /**
     * A set with the roles that it can name.
     *
     * @param set null for one that is to be made
     * @param roles the names of all roles of the organization, sorted
     */
    public record SetSheet(SeparationSet set, List<String> roles) {
        public SetSheet {
            roles = List.copyOf(roles);
        }
    }

    /** Everything about one set. @param id null for a new one @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none */
    @Audited("separation-set.read")
    public SetSheet sheet(UUID id) {
        draft.entity("separation-set", id);
        SeparationSet set = id == null
                ? null
                : sets.find(context.tenant(), id).orElseThrow(() -> DomainException.notFound("set of roles"));
        return new SetSheet(
                set,
                settings.matrix(context.tenant()).roles().keySet().stream()
                        .sorted()
                        .toList());
    }

    /**
     * Who has roles together that are kept apart.
     *
     * @param first at most 100
     * @param more whether there are more
     * @param names of those people; empty for a caller who does not look after everybody
     */
    public record Report(List<SeparationViolation> first, boolean more, Map<UUID, String> names) {
        public Report {
            first = List.copyOf(first);
            names = Map.copyOf(names);
        }
    }

    /** The same as {@link #violations} for people to read: the first ones, with names. */
    @AuditedList("separation-violation.list")
    public Report report() {
        List<SeparationViolation> found = violations.page(context.tenant(), null, MOST_REPORTED + 1);
        List<SeparationViolation> first = found.subList(0, Math.min(found.size(), MOST_REPORTED));
        boolean everybody = ManagedPeople.areaOf(context.caller()).all();
        Set<UUID> users = first.stream().map(SeparationViolation::user).collect(toSet());
        return new Report(
                first, found.size() > first.size(), everybody ? people.names(context.tenant(), users) : Map.of());
    }

    /** Violations of static sets, which came by a restore or by hand; parameters as in {@link #sets}. */
    @AuditedList("separation-violation.list")
    public ListPage<SeparationViolation> violations(String cursor, int limit) {
        List<SeparationViolation> found =
                violations.page(context.tenant(), cursor == null ? null : after(cursor), limit + 1);
        return ListPage.of(found, limit, last -> new Cursor(last.set().toString(), last.user()).text(VIOLATIONS));
    }

    private static SeparationViolations.Place after(String cursor) {
        Cursor place = Cursor.parse(VIOLATIONS, cursor);
        try {
            return new SeparationViolations.Place(UUID.fromString(place.key()), place.id());
        } catch (IllegalArgumentException notOne) {
            throw Cursor.notOurs();
        }
    }
}
