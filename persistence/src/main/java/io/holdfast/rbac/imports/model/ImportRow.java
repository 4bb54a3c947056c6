package io.holdfast.rbac.imports.model;

import java.util.UUID;

/** A line of an import, and what became of it. @param problem null when there is none */
public record ImportRow(UUID id, ImportLine line, State state, RowProblem problem) {
    public enum State {
        /** Nobody has looked at it yet. */
        READ,
        /** Somebody would get a role. */
        ASSIGN,
        /** Somebody would be invited. */
        INVITE,
        /** There is nothing to do: it is so already. */
        PRESENT,
        /** It may not be, and is left out. */
        REFUSED,
        ASSIGNED,
        INVITED,
        /** It might have been when it was checked, and was refused when it was done. */
        FAILED
    }

    /** The same with what became of it. */
    public ImportRow with(State now, RowProblem why) {
        return new ImportRow(id, line, now, why);
    }
}
