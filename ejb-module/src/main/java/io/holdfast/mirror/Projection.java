package io.holdfast.mirror;

import io.holdfast.zoho.Outcome;
import java.time.Instant;
import java.util.List;

/** A mirror of one listing of Zoho: how to read it, and how to take it over. */
public interface Projection<T> {
    /** Its word in the table, in the audit log and in sentences: a plural such as {@code projects}. */
    String name();

    /** Reads the whole listing; complete or no listing. Called outside transactions. */
    Outcome<List<T>> read();

    /** Replaces the rows of the caller's tenant by a complete listing that began at a time, in the transaction that is open. */
    void takeOver(List<T> listing, Instant readAt);
}
