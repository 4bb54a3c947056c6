package io.holdfast.mirror;

import io.holdfast.zoho.Outcome;
import java.time.Instant;
import java.util.List;

/** A mirror of one listing of Zoho: how to read it, and how to take it over. */
public interface Projection<T> {
    /** Its word in the table, in the audit log and in sentences: a plural such as {@code projects}. */
    String name();

    /** The word of the mirror whose rows it renews; another than its own when it is a part of that. */
    default String mirror() {
        return name();
    }

    /**
     * Reads the listing; complete or no listing. Called outside transactions.
     *
     * @param changedSince null for the whole listing, else what changed since; a source that tells no changes is never asked
     *     for them
     */
    Outcome<List<T>> read(Instant changedSince);

    /**
     * The newest time of change in a listing, by the source's clock. Changes are asked for from there on.
     *
     * @return null when the source does not tell changes: then the whole listing is read each time
     */
    default Instant newestChange(List<T> listing) {
        return null;
    }

    /**
     * Takes a complete listing over for the caller's tenant, in the transaction that is open: replaces all rows by a whole one,
     * adds and renews rows by one of changes.
     */
    void takeOver(List<T> listing, Reading reading);
}
