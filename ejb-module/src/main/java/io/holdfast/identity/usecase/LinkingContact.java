package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.caching.ReadersChanged;
import io.holdfast.identity.model.User;
import io.holdfast.identity.model.Users;
import io.holdfast.mirror.MirrorId;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Ties a member to the contact that the person is in the tenant's CRM: what is addressed to the contact becomes theirs. */
@Stateless
@RequiresPermission(Permission.OPERATE)
public class LinkingContact {
    @Inject
    CallerContext context;

    @Inject
    Users users;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    @Inject
    Event<ReadersChanged> readersChanged;

    /** True when the member's contact is known. */
    public boolean isLinked(UserId user) {
        return member(user).contactId().isPresent();
    }

    /** @param contact the CRM's id */
    @Audited("user.link")
    @ChangesRights
    public void link(UserId user, String contact) {
        draft.entity("user", user).personal("contact", contact);
        User member = member(user);
        draft.personal("formerContact", member.contactId().orElse(null));
        member.isContact(contact, tenantSession.now());
        readersChanged.fire(new ReadersChanged(new MirrorId(context.tenant(), "invoices")));
    }

    private User member(UserId user) {
        return users.find(context.tenant(), user).orElseThrow(() -> DomainException.notFound("user"));
    }
}
