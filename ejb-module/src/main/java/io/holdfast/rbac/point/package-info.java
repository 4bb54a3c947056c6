/**
 * Decisions from what this node remembers: the rights of organizations that other systems ask about, kept under the lease (ADR 12,
 * ADR 31). What is not remembered, or not certain, is asked of the database instead, never guessed.
 */
package io.holdfast.rbac.point;
