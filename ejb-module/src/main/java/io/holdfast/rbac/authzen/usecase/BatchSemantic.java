package io.holdfast.rbac.authzen.usecase;

/** When the answers to a batch end. */
public enum BatchSemantic {
    EXECUTE_ALL,
    /** With the first no, which is the last answer. */
    DENY_ON_FIRST_DENY,
    /** With the first yes, which is the last answer. */
    PERMIT_ON_FIRST_PERMIT;

    boolean endsWith(boolean allowed) {
        return switch (this) {
            case EXECUTE_ALL -> false;
            case DENY_ON_FIRST_DENY -> !allowed;
            case PERMIT_ON_FIRST_PERMIT -> allowed;
        };
    }
}
