package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.PermissionTemplate;
import io.holdfast.rbac.model.PermissionTemplates;
import io.holdfast.rbac.model.RoleDefinitions;
import io.holdfast.rbac.model.RoleRights;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Gives an organization another version of a template, in the caller's transaction; what that does to anybody's rights is judged afterwards. */
@ApplicationScoped
@Collaborator
public class TemplateChanges {
    @Inject
    CallerContext context;

    @Inject
    OrganizationMatrices matrices;

    @Inject
    PermissionTemplates templates;

    @Inject
    RoleDefinitions definitions;

    @Inject
    Delegating delegating;

    @Inject
    Epochs epochs;

    @Inject
    AuditDraft draft;

    /** As {@link ChoosingTemplates#choose}. */
    public Made<PermissionTemplate> choose(TenantId organization, TemplateChoice choice, String expected) {
        Caller caller = context.caller();
        TenantId changed = organization == null ? caller.tenant() : organization;
        boolean own = changed.equals(caller.tenant());
        draft.entity("permission-template", changed);
        DelegableSet delegable = delegating.inRoles();
        List<RoleRights> before = matrices.within(changed, () -> {
            if (!own) {
                epochs.lock(true);
            }
            List<RoleRights> rights = definitions.rights(changed);
            apply(changed, choice, expected);
            return rights;
        });
        return new Made<>(
                () -> {
                    // Everybody follows at first: who goes back to it has what the product says, and is given nothing
                    // by anybody.
                    if (!choice.followsNewest()) {
                        refuseBeyond(changed, own ? caller.grants().roles() : Set.of(), before, delegable);
                    }
                },
                () -> matrices.within(changed, () -> find(changed, choice)));
    }

    private void refuseBeyond(
            TenantId organization, Set<String> held, List<RoleRights> before, DelegableSet delegable) {
        List<RoleRights> after = matrices.within(organization, () -> definitions.rights(organization));
        new RoleEffect(Set.of(), before, after).refusalOfGains(held, delegable).ifPresent(reason -> {
            throw new DomainException(ProblemCode.SETTING_REFUSED, reason);
        });
    }

    private void apply(TenantId organization, TemplateChoice choice, String expected) {
        PermissionTemplate present = find(organization, choice);
        if (expected != null && !expected.equals(present.tag())) {
            throw new DomainException(
                    ProblemCode.PRECONDITION_FAILED, "Another version has been chosen since. Read it again.");
        }
        refuseUnpublished(choice, present.newest());
        draft.oldValue("template", words(present));
        PermissionTemplate wanted = new PermissionTemplate(
                present.pack(), present.module(), choice.version(), present.newest(), choice.followsNewest());
        draft.newValue("template", words(wanted));
        templates.choose(wanted, context.caller().user());
    }

    private PermissionTemplate find(TenantId organization, TemplateChoice choice) {
        return templates
                .find(organization, choice.pack(), choice.module())
                .orElseThrow(() -> DomainException.notFound("template"));
    }

    private static void refuseUnpublished(TemplateChoice choice, int newest) {
        if (choice.version() > newest) {
            throw invalid("The newest version is " + newest + ".");
        }
        if (choice.followsNewest() && choice.version() < newest) {
            throw invalid("Whoever follows the newest version has it: " + newest + ".");
        }
    }

    private static DomainException invalid(String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/version", detail)));
    }

    private static String words(PermissionTemplate template) {
        return template.pack() + " " + template.module() + " " + template.version()
                + (template.followsNewest() ? " following the newest" : "");
    }
}
