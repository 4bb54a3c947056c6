package io.holdfast.system;

/** The two forms in which the product is shipped. */
public enum Archive {
    /** On Payara Micro, as {@code ./holdfast run} starts it. */
    WAR,
    /** On Payara Server, as {@code ./holdfast run --server} starts it. */
    EAR
}
