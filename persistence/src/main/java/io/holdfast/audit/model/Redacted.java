package io.holdfast.audit.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A secret of which the log keeps only whether it is the same as another: HMAC-SHA256 under a key of the tenant, with the key's id.
 * For old and new values.
 */
public record Redacted(String secret) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Redacted {
        requireNonNull(secret, "secret");
    }

    /** Never in clear: this text may reach a log. */
    @Override
    public String toString() {
        return "[redacted]";
    }
}
