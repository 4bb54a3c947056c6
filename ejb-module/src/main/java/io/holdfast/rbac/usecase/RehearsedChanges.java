package io.holdfast.rbac.usecase;

import io.holdfast.rbac.imports.RehearsedImport;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.OfAssignments;
import io.holdfast.rbac.usecase.HypotheticalChange.OfBulk;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHandover;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHierarchy;
import io.holdfast.rbac.usecase.HypotheticalChange.OfImport;
import io.holdfast.rbac.usecase.HypotheticalChange.OfRole;
import io.holdfast.rbac.usecase.HypotheticalChange.OfSettings;
import io.holdfast.rbac.usecase.HypotheticalChange.OfTemplate;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes hypothetical changes as the use cases make real ones: by the same code, in the present transaction. */
@ApplicationScoped
@Collaborator
public class RehearsedChanges {
    @Inject
    RoleChanges roles;

    @Inject
    SettingsChanges settings;

    @Inject
    TemplateChanges templates;

    @Inject
    AssignmentChanges assignments;

    @Inject
    Handovers handovers;

    @Inject
    BulkAssignments bulk;

    @Inject
    RehearsedImport imports;

    /**
     * Makes a change.
     *
     * @return what is still to be judged of it
     * @throws DomainException as the use case of such a change, for what cannot be done at all
     */
    public Made<?> make(HypotheticalChange change) {
        if (change instanceof OfRole role) {
            return role.id() == null
                    ? roles.create(role.definition())
                    : roles.change(role.id(), roles.own(role.id()).version(), role.definition());
        }
        if (change instanceof OfHierarchy hierarchy) {
            RoleInfo now = roles.own(hierarchy.role());
            return roles.change(now.id(), now.version(), with(now, hierarchy));
        }
        if (change instanceof OfSettings set) {
            return settings.change(set.organization(), set.changes(), null);
        }
        if (change instanceof OfTemplate template) {
            return templates.choose(null, template.choice(), null);
        }
        if (change instanceof OfHandover handing) {
            Handovers.Outcome outcome =
                    handovers.make(handing.handover(), wish -> make(wish).stand());
            return new Made<>(outcome::refuse, () -> null);
        }
        if (change instanceof OfBulk many) {
            List<RowOutcome> outcomes =
                    bulk.make(many.bulk().rows(), 0, wish -> make(wish).stand());
            return new Made<>(() -> BulkAssignments.refuse(outcomes), () -> null);
        }
        if (change instanceof OfImport importing) {
            imports.rehearse(importing.id());
            return new Made<>(() -> {}, () -> null);
        }
        return makeEach(((OfAssignments) change).wishes());
    }

    /** Judged together: each by itself would read all roles again. */
    private Made<?> makeEach(List<AssignmentWish> wishes) {
        List<Made<AssignedRole>> given = new ArrayList<>();
        List<Made<AssignedRole>> taken = new ArrayList<>();
        for (AssignmentWish wish : wishes) {
            try {
                (wish instanceof Revoke ? taken : given).add(make(wish));
            } catch (DomainException e) {
                throw at("/assignments/" + (given.size() + taken.size()), e);
            }
        }
        return new Made<>(() -> assignments.judge(results(given), results(taken)), () -> null);
    }

    private static List<AssignedRole> results(List<Made<AssignedRole>> made) {
        return made.stream().map(one -> one.result().get()).toList();
    }

    private Made<AssignedRole> make(AssignmentWish wish) {
        return assignments.make(wish);
    }

    private static RoleDefinition with(RoleInfo role, OfHierarchy hierarchy) {
        var permissions = new TreeSet<>(role.permissions());
        return new RoleDefinition(
                role.name(), role.description(), role.level(), permissions, hierarchy.takesOver(), role.office());
    }

    /** Where the fault stands in the list. */
    private static DomainException at(String pointer, DomainException fault) {
        List<FieldError> errors = fault.errors().stream()
                .map(error -> new FieldError(pointer + error.pointer(), error.detail()))
                .toList();
        return new DomainException(fault.code(), fault.getMessage(), errors);
    }
}
