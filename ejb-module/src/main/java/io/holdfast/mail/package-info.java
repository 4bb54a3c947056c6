/**
 * Mail that leaves. Who wants to write hands a {@link io.holdfast.mail.NewMail} to the {@link io.holdfast.mail.Outbox} within the
 * transaction that gives the reason; a job carries it to the mail server afterwards, as often as it takes. Only this feature
 * speaks to a mail server. Links in mails are secrets: they rest sealed, go once the mail was sent, and are never logged.
 */
package io.holdfast.mail;
