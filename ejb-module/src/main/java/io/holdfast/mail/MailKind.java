package io.holdfast.mail;

import java.util.Locale;

/** What mails there are. Each has a template per language. */
public enum MailKind {
    /** Somebody is invited: {@code organization}, {@code link}, {@code until}. */
    INVITATION,
    /** Somebody has joined: {@code organization}, {@code link} to sign in. */
    WELCOME,
    /** Somebody's sign-in is locked after wrong passwords: {@code time}, {@code place}, {@code minutes}. */
    SIGN_IN_LOCKED,
    /** Somebody is given a role for a time: {@code role}, {@code from}, {@code until}, {@code link}. */
    TERM_GIVEN,
    /** Such a role ends at another time: {@code role}, {@code from}, {@code until}, {@code link}. */
    TERM_CHANGED,
    /** Somebody's term ends soon, for themselves: {@code role}, {@code until}, {@code link}. */
    TERM_ENDING,
    /** The same for who looks after people: {@code holder}, {@code role}, {@code until}, {@code link} to the offices. */
    TERM_ENDING_OF_OTHER,
    /** Somebody has opened an emergency access: {@code person}, {@code role}, {@code until}, {@code reason}, {@code link} to the review. */
    EMERGENCY_ACCESS,
    /** Something waits for somebody in an access review: {@code organization}, {@code review}, {@code count}, {@code until}, {@code link}. */
    REVIEW_WAITING;

    /** As rows, templates and lists name it, {@code sign-in-locked}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
