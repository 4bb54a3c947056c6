package io.holdfast.mail.model;

/** How far a mail got. Everything but {@link #WAITING} is an end, until somebody has it tried again. */
public enum MailState {
    /** To be sent, for the first time or again. */
    WAITING,
    /** The mail server took it. */
    SENT,
    /** The mail server refused the address for good. */
    BOUNCED,
    /** Not tried, because the address bounced before. */
    SUPPRESSED,
    /** The mail server refused the mail for good, or could not be reached for too long, or the mail is no longer true. */
    FAILED
}
