package io.holdfast.mail;

/** Hands mails over. No transaction is open meanwhile, and nobody waits. */
interface MailCarrier {
    /** Tries once; never throws for what mail servers and disks do. */
    Verdict carry(Outgoing mail);
}
