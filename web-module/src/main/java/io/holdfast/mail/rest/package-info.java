/** The outbox and the suppressed addresses over REST, for administrators. No answer holds what a mail says. */
package io.holdfast.mail.rest;
