package io.holdfast.bench.matrix;

/** What somebody shows at the door. Everything but {@link #VALID} is refused there, whoever it is. */
enum Credential {
    VALID,
    /** Of a session that lasted too long. */
    EXPIRED,
    /** Of a session that was ended. */
    REVOKED,
    NONE
}
