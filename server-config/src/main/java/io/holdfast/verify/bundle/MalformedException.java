package io.holdfast.verify.bundle;

/** Bytes of a bundle that are not of its format. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String sentence) {
        super(sentence);
    }
}
