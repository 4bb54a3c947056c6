package io.holdfast.zoho;

/** How one product of Zoho says that something is wrong. */
public interface Dialect {
    /** True when it refuses the access token itself, and not what the token may do. */
    boolean refusesToken(Answer answer);

    /** True when too many calls were under way at once, so that fewer should be. */
    default boolean tooManyAtOnce(Answer answer) {
        return false;
    }

    /** True when it refuses for a moment only, so that the same call may be repeated within seconds. */
    default boolean passesSoon(Answer answer) {
        return false;
    }

    /** True when nothing is left of a quota for the day, which people must hear of. */
    default boolean quotaUsedUp(Answer answer) {
        return false;
    }

    /** What an error answer means; null when it is not an error. */
    <T> Outcome<T> problem(Answer answer);
}
