package io.holdfast.webshared.paging;

import io.holdfast.mirror.Freshness;
import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/** Tags of answers. Weak, because an answer may be compressed on its way. */
final class EntityTags {
    private static final int BYTES = 16;

    private EntityTags() {}

    /** What the bytes are, in 22 characters. */
    static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static EntityTag of(String digest) {
        return new EntityTag(digest, true);
    }

    /** The same content of another age is another answer: it says when it was read, and whether that is too long ago. */
    static EntityTag of(String digest, Freshness freshness) {
        int age = Objects.hash(freshness.lastSynced(), freshness.stale(), freshness.reason());
        return new EntityTag(digest + "." + Integer.toHexString(age), true);
    }
}
