/**
 * Mail that leaves, and addresses that get none. A mail is a row written in the transaction that gives the reason for it; its
 * content comes here sealed and goes once it was sent. Owns tables outbox_mails and mail_suppressions. Nothing here speaks to a
 * mail server.
 */
package io.holdfast.mail.model;
