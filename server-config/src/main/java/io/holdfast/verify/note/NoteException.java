package io.holdfast.verify.note;

import io.holdfast.verify.report.Kind;

/** A note that is none, or that nobody who is trusted has signed. */
public final class NoteException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    NoteException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    static NoteException malformed(String sentence) {
        return new NoteException(Kind.MALFORMED, sentence);
    }

    public Kind kind() {
        return kind;
    }
}
