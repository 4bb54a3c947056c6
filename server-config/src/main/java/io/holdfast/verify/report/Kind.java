package io.holdfast.verify.report;

/** The names of findings; {@code docs/AUDIT-PROOF.md} says what each means. */
public enum Kind {
    EVENT_CHANGED("Somebody changed, exchanged or put in an event after it was numbered."),
    CHAIN_BROKEN("Events were removed, put in or moved, or chain values were changed."),
    POSITION_MISSING("Events were removed."),
    POSITION_REPEATED("Events were put in, doubled or moved."),
    WRONG_TENANT("An event of another organization stands in this log."),
    NOT_CANONICAL("An event was not written by Holdfast as it stands there."),
    EVENT_MISSING("Events were removed without the record that must say so."),
    ROOT_DIFFERS("The log was rewritten, in itself without a contradiction, after it was signed."),
    PROOF_WRONG("What the proof stands beside is not proven to be in the log."),
    SIGNATURE_WRONG("A checkpoint was changed after it was signed."),
    KEY_UNKNOWN("Nobody whom you trust has signed this."),
    TRUNCATED("The end of the log was cut off, or this bundle is older than the checkpoint that you kept."),
    INCONSISTENT("This is not the log whose checkpoint you kept."),
    FORKED("There are two histories of this log; one of them is not the true one, or events were lost by a restore."),
    TIME_WRONG("The clock was set back, or times were made up."),
    PRESENT("What is said not to have happened is on record."),
    EMPTY("There was nothing to verify."),
    MALFORMED("The bundle was damaged or made by something else than Holdfast.");

    private final String meaning;

    Kind(String meaning) {
        this.meaning = meaning;
    }

    /** For a person who does not know the format. */
    public String meaning() {
        return meaning;
    }
}
