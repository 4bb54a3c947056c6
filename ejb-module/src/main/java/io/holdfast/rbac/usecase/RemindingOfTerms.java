package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.model.Addressee;
import io.holdfast.rbac.model.Administrators;
import io.holdfast.rbac.model.DerivedRights;
import io.holdfast.rbac.model.EndingTerms;
import io.holdfast.rbac.model.EndingTerms.EndingTerm;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells of terms that end soon: who holds the role, and some of those who look after everybody in the organization. */
@Stateless
@RequiresPermission(Permission.OPERATE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RemindingOfTerms {
    /** How many terms are told of in one transaction. */
    public static final int PORTION = 500;

    private static final int MOST_ADMINISTRATORS = 5;

    @Inject
    CallerContext context;

    @Inject
    DerivedRights derived;

    @Inject
    EndingTerms terms;

    @Inject
    Administrators administrators;

    @Inject
    TermLetters letters;

    @Inject
    AuditDraft draft;

    @Inject
    @ConfigProperty(name = "holdfast.terms.notice")
    Duration notice;

    /** Organizations to look at. @param after the last one of the former portion */
    public List<TenantId> organizations(UUID after, int most) {
        return derived.tenants(after, most);
    }

    /** A portion of the terms in the caller's organization that end soon, the first ones to end. @param after null for the first portion */
    public List<EndingTerm> due(EndingTerm after) {
        return terms.due(context.tenant(), notice, after, PORTION);
    }

    /** Tells of terms; whoever was told of an end is not told again. @return how many mails were made */
    @Audited("role.remind")
    public int remind(List<EndingTerm> due) {
        List<Addressee> readers = administrators.of(context.tenant(), MOST_ADMINISTRATORS);
        int made = 0;
        for (EndingTerm term : due) {
            made += letters.ending(term) ? 1 : 0;
            for (Addressee reader : readers) {
                boolean other = !reader.user().equals(term.holder().user());
                made += other && letters.ending(term, reader) ? 1 : 0;
            }
        }
        draft.entity("role", null).meta("count", made);
        return made;
    }
}
