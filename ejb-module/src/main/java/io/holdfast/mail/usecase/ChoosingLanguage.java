package io.holdfast.mail.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.mail.MailLanguage;
import io.holdfast.mail.model.MailLanguages;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** In which language mail is written: each member's own choice, and the organization's for those who chose nothing. */
@Stateless
public class ChoosingLanguage {
    private static final String NOUN = "mail-language";
    private static final String FIELD = "language";

    @Inject
    MailLanguages languages;

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    /** The caller's choice; empty for none. */
    @OwnAccount
    @RequiresPermission(value = Permission.SIGNED_IN, action = "mail-language.read")
    public Optional<MailLanguage> own() {
        Caller caller = context.caller();
        return languages.ofMember(caller.tenant(), caller.user()).flatMap(MailLanguage::of);
    }

    @OwnAccount
    @RequiresPermission(Permission.SIGNED_IN)
    @Audited("mail-language.update")
    public void choose(MailLanguage language) {
        Caller caller = context.caller();
        draft.entity(NOUN, caller.user())
                .oldValue(
                        FIELD,
                        languages.ofMember(caller.tenant(), caller.user()).orElse(null))
                .newValue(FIELD, language.word());
        languages.chooseForMember(caller.tenant(), caller.user(), language.word());
    }

    /** The organization's choice; empty for none, which means English. */
    @RequiresPermission(value = Permission.MANAGE_SYSTEM, action = "mail-language.read")
    public Optional<MailLanguage> ofOrganization() {
        return languages.ofOrganization(context.tenant()).flatMap(MailLanguage::of);
    }

    @RequiresPermission(Permission.MANAGE_SYSTEM)
    @Audited("mail-language.update")
    public void chooseForOrganization(MailLanguage language) {
        draft.entity(NOUN, context.tenant())
                .oldValue(FIELD, languages.ofOrganization(context.tenant()).orElse(null))
                .newValue(FIELD, language.word());
        languages.chooseForOrganization(context.tenant(), language.word());
    }
}
