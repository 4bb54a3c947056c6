/**
 * Leaving events. A change and its event stand or fall together: no event, no change. Refusals and failures have no change to
 * stand with and are written in a transaction of their own, on a pool of their own, before the answer goes out. A use case
 * declares {@code @Audited} and tells the {@link io.holdfast.audit.usecase.AuditDraft} what it did; nothing else writes events.
 * Reading the log takes view:audit-logs and leaves an event itself.
 */
package io.holdfast.audit.usecase;
