/**
 * The audit log. An event is written once, in its final form, and never changed: its canonical bytes are hashed, so a column
 * added later could not be filled in. Personal values never stand in the event itself, only salted commitments to them.
 * Position and chain are given after commit by the sequencer. Owns tables audit_log, audit_pending, audit_personal,
 * audit_subject_keys.
 */
package io.holdfast.audit.model;
