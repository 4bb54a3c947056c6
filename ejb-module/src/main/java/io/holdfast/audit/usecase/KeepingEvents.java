package io.holdfast.audit.usecase;

import io.holdfast.audit.model.AuditRetention;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Period;

/** How long the caller's organization keeps its events. */
@Stateless
public class KeepingEvents {
    private static final String NOUN = "audit-settings";
    private static final String RETENTION = "retention";

    @Inject
    AuditRetention retention;

    @Inject
    RetentionRules rules;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /** @param chosen false when it is the platform's default */
    public record Settings(Period retention, Period minimum, boolean chosen) {}

    @Audited("audit-settings.read")
    @RequiresPermission({Permission.VIEW_AUDIT_LOGS, Permission.MANAGE_AUDIT})
    public Settings settings() {
        draft.entity(NOUN, null);
        return current();
    }

    /**
     * Changes how long events are kept. What is past it is removed by a job, and an event says so before.
     *
     * @param period such as {@code P7Y}
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} when it is none, or shorter than the platform's minimum
     */
    @Audited("audit-settings.update")
    @RequiresPermission(Permission.MANAGE_AUDIT)
    public Settings keepFor(String period) {
        draft.entity(NOUN, null);
        Period wanted = rules.parse(period);
        draft.oldValue(RETENTION, current().retention().toString()).newValue(RETENTION, wanted.toString());
        retention.choose(context.tenant(), wanted, context.caller().user());
        return current();
    }

    private Settings current() {
        var chosen = retention.chosen(context.tenant());
        return new Settings(chosen.orElse(rules.usual()), rules.shortest(), chosen.isPresent());
    }
}
