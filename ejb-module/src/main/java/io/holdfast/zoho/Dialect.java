package io.holdfast.zoho;

/** How one product of Zoho says that something is wrong. */
public interface Dialect {
    /** True when it refuses the access token itself, and not what the token may do. */
    boolean refusesToken(Answer answer);

    /** What an error answer means; null when it is not an error. */
    <T> Outcome<T> problem(Answer answer);
}
