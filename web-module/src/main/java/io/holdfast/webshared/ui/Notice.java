package io.holdfast.webshared.ui;

import java.util.Arrays;
import java.util.Optional;

/** What a page says once after a redirect. The address carries the word, never the text, so nobody can put words in our mouth. */
public enum Notice {
    SIGNED_OUT("signed-out", "You are signed out."),
    SIGNED_UP("signed-up", "Your account is ready. Sign in with your new password."),
    SESSION_ENDED("session-ended", "That session is over. Its device has to sign in again."),
    SESSIONS_ENDED("sessions-ended", "All other sessions are over. You are signed in here alone."),
    MAIL_QUEUED("mail-queued", "That mail waits to be sent again."),
    ADDRESS_LIFTED("address-lifted", "That address gets mail again from now on."),
    LANGUAGE_CHOSEN("language-chosen", "Mail to you is written in that language from now on."),
    ORGANIZATION_LANGUAGE_CHOSEN(
            "organization-language-chosen", "Mail to whoever chose no language is written in that one from now on."),
    NODE_DRAINS(
            "node-drains", "The node drains: it finishes what it does and takes nothing new. Then stop or restart it."),
    JOB_CANCELLED("job-cancelled", "The job is cancelled: nothing that it still writes here stays."),
    JOB_WAITS("job-waits", "The job waits for its turn."),
    JOB_MOVED_ON(
            "job-moved-on",
            "Nothing was changed: the job has moved on meanwhile, or one of its schedule is not finished."),
    SCHEDULE_CHANGED("schedule-changed", "The schedule is changed. Its next run is counted from now."),
    ROLE_GIVEN("role-given", "The role is given. It holds on every node already."),
    ROLE_TAKEN_BACK("role-taken-back", "The role is taken back, at once and on every node."),
    HANDED_OVER(
            "handed-over",
            "The offices are handed over. Terms that begin later begin by themselves, and so do they end."),
    ROLES_GIVEN("roles-given", "Everybody whom you chose has the role, on every node already."),
    IMPORT_REMOVED("import-removed", "The import is removed. What it has changed stays."),
    ROLE_SAVED("role-saved", "The role is saved. Whoever holds it has the new rights on every node already."),
    ROLE_REMOVED("role-removed", "The role is removed."),
    SETTING_SAVED(
            "setting-saved",
            "It is changed. Whoever holds one of these roles has the new rights on every node already."),
    TEMPLATE_CHOSEN(
            "template-chosen",
            "It is chosen. Whoever holds one of its roles has the new rights on every node already."),
    SEPARATION_SAVED("separation-saved", "It is saved. These roles are kept apart from now on."),
    SEPARATION_REMOVED("separation-removed", "It is removed. Its roles are not kept apart any more."),
    REVIEW_BEGUN("review-begun", "The review is begun. Those who are asked get a mail as soon as it can be answered."),
    REVIEW_ANSWERED("review-answered", "It is answered. What was taken back holds on no node any more."),
    REVIEW_CLOSED("review-closed", "The review is closed. What nobody answered stays as it is."),
    PERSON_KEPT_OUT("person-kept-out", "This person is kept out. Every session of theirs is over."),
    PERSON_LET_IN("person-let-in", "This person may sign in again."),
    PERSON_SIGNED_OUT("person-signed-out", "This person is signed out everywhere, and may sign in again."),
    PERSONS_SESSION_ENDED("persons-session-ended", "That session is over. Its device has to sign in again."),
    PERSON_INVITED("person-invited", "The invitation is on its way by mail."),
    EMERGENCY_OPENED("emergency-opened", "The role is yours until the time is over. The administrators are told."),
    EMERGENCY_ENDED("emergency-ended", "It is over, at once and on every node. Somebody else has to review it."),
    EMERGENCY_REVIEWED("emergency-reviewed", "The review is on record."),
    EMERGENCY_APPROVED("emergency-approved", "It is approved. Nobody has the role by it until they take it."),
    EMERGENCY_WITHDRAWN("emergency-withdrawn", "It is withdrawn, and cannot be taken any more."),
    INVITATION_SENT_AGAIN(
            "invitation-sent-again", "A new link is on its way by mail. The one before is worth nothing any more."),
    INVITATION_WITHDRAWN("invitation-withdrawn", "The invitation is withdrawn. Its link is worth nothing any more."),
    VERIFICATION_BEGUN(
            "verification-begun", "The whole log is being read again. You can leave this page; the result stays here."),
    EXPIRED(
            "expired",
            "Nothing was saved: this page was open for too long, or Holdfast was restarted meanwhile. Fill it in"
                    + " again.");

    private final String word;
    private final String text;

    Notice(String word, String text) {
        this.word = word;
        this.text = text;
    }

    /** The value of the {@code notice} parameter. */
    public String word() {
        return word;
    }

    public String text() {
        return text;
    }

    /** @param word may be null */
    public static Optional<Notice> of(String word) {
        return Arrays.stream(values()).filter(n -> n.word.equals(word)).findFirst();
    }
}
