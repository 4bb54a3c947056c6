package io.holdfast.cluster.model;

/** What a node said of itself last, or was told to do. */
public enum NodeState {
    /** It is registered and does not serve yet. */
    STARTING,
    UP,
    /** It finishes what it does and takes nothing new. */
    DRAINING,
    /** It has left. Nobody waits for it. */
    STOPPED
}
