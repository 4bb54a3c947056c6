/**
 * The words with which a use case declares what it leaves in the audit log. Values of these enums are part of the canonical
 * bytes of events: they may be added to, never renamed. Knows nothing of how events are written.
 */
package io.holdfast.shared.audit;
