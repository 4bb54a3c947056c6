package io.holdfast.verify.bundle;

/** What was given cannot be read at all; its message is for the person who gave it. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String sentence) {
        super(sentence);
    }
}
