/**
 * Looks at mail and decides about it: what was sent, what was not and why, which addresses get none. Nothing here shows what a
 * mail says. Permission: manage:system, for the outcome of an attempt the system caller of its job.
 */
package io.holdfast.mail.usecase;
