package io.holdfast.caching;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * The part of a key that says what its reader may see. Two readers share it only when they may see the same: everything, exactly
 * one account, or the very same set of accounts, projects and addressee.
 */
public final class CacheScope {
    /** Everything of the tenant. */
    public static final String ALL = "all";

    /** What a key begins its scope with when it is a set; the rest is a hash of the set. */
    static final String OWN = "own-";

    private CacheScope() {}

    /** @param addressee a user whose own mail counts too; null for none */
    public static String of(Set<UUID> accounts, Set<UUID> projects, UUID addressee) {
        if (accounts.size() == 1 && projects.isEmpty() && addressee == null) {
            return accounts.iterator().next().toString();
        }
        String all = words(accounts) + ";" + words(projects) + ";" + (addressee == null ? "" : addressee);
        return OWN + HexFormat.of().formatHex(sha256(all));
    }

    private static String words(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().collect(joining(","));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
