package io.holdfast.bench.matrix;

/** What an address with an id is about, as the person sees it. */
enum Target {
    /** Of the person's organization, and within what they may reach. */
    OWN,
    /** Of the person's organization, at a place that their rights do not reach. */
    OUTSIDE,
    /** Of another organization. */
    FOREIGN,
    /** Of nobody: the id was never given. */
    MISSING
}
