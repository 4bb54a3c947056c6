/**
 * The one sequencer of the installation: the leader of its name gives committed events their positions, signs checkpoints and
 * passes them on to the mirrors (ADR 21). What it knows is in the database; a new leader compares it before it goes on.
 */
package io.holdfast.audit.sequencer;
