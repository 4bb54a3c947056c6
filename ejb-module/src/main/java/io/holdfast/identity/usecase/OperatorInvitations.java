package io.holdfast.identity.usecase;

import io.holdfast.mail.MailLanguage;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.usecase.FindingTenant;
import io.holdfast.tenancy.usecase.OnboardingTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The operator's invitations: into any organization, and into one that they make exist. */
@ApplicationScoped
public class OperatorInvitations {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    @Inject
    CallerContext context;

    @Inject
    RunAs runAs;

    @Inject
    FindingTenant finding;

    @Inject
    OnboardingTenant onboarding;

    @Inject
    InvitingPeople inviting;

    /** An organization to make first. {@code kind} is the word of a tenant kind, for instance {@code food-safety}. */
    public record NewTenant(String name, String kind) {}

    /**
     * Invites a person.
     *
     * @param role null for the administrator's role of the organization to be made
     * @param account slug; null for people of no client organization
     * @param create null when the organization must exist
     * @param language of the mail, {@code de}; null for the organization's
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} naming the member that is wrong
     */
    @RequiresPermission(Permission.OPERATE)
    public InvitingPeople.Invited invite(
            String email, String name, String tenant, String role, String account, NewTenant create, String language) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        require(EMAIL.matcher(address).matches(), "/email", "This is not an e-mail address.");
        require(SLUG.matcher(tenant).matches(), "/tenant", "A slug has lower-case letters, digits and hyphens.");
        TenantId existing = finding.bySlug(tenant).orElse(null);
        require(existing != null || create != null, "/tenant", "There is no organization '" + tenant + "'.");
        require(role != null || create != null, "/role", "'role' is required.");
        MailLanguage known = language == null
                ? null
                : MailLanguage.of(language)
                        .orElseThrow(() -> invalid("/language", "Mails are written in en, de, fr and es."));
        String administrator = create == null ? null : administratorRole(create.kind());
        TenantId id = existing != null ? existing : TenantId.next();
        var operator = RunAs.system(context.caller().name(), id, Permission.OPERATE)
                .at(context.caller().origin());
        return runAs.call(operator, () -> {
            if (existing == null) {
                onboarding.onboard(tenant, create.name(), create.kind(), null);
            }
            return inviting.invite(address, name.strip(), role != null ? role : administrator, account, known);
        });
    }

    private String administratorRole(String kind) {
        return onboarding
                .administratorRole(kind)
                .orElseThrow(() -> invalid("/createTenant/kind", "There is no kind '" + kind + "'."));
    }

    private static void require(boolean holds, String pointer, String detail) {
        if (!holds) {
            throw invalid(pointer, detail);
        }
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
