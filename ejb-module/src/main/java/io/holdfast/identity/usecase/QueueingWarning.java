package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.User;
import io.holdfast.identity.model.Users;
import io.holdfast.mail.MailKind;
import io.holdfast.mail.NewMail;
import io.holdfast.mail.Outbox;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;

/** Puts the mail that warns a member into the outbox. One a day: whoever knocks on and on must not fill a mailbox, too. */
@Stateless
public class QueueingWarning {
    @Inject
    Users users;

    @Inject
    Outbox outbox;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /**
     * Warns of a locked sign-in.
     *
     * @param place the address that the attempts came from
     * @param minutes how long it is locked
     * @return true when a mail was made
     */
    @Audited("user.warn")
    @RequiresPermission(Permission.OPERATE)
    public boolean locked(UserId user, String email, String place, Instant at, long minutes) {
        draft.entity("user", user);
        String name = users.find(context.tenant(), user).map(User::name).orElse(null);
        var day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return outbox.offer(NewMail.of(MailKind.SIGN_IN_LOCKED, "sign-in-locked/" + user + "/" + day, email)
                        .toMember(user)
                        .named(name)
                        .with("time", at)
                        .with("place", place == null ? "?" : place)
                        .with("minutes", minutes))
                .isPresent();
    }
}
