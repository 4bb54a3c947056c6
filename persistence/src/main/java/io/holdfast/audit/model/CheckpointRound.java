package io.holdfast.audit.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.CompactRange;
import io.holdfast.audit.proof.SigningKey;
import io.holdfast.audit.proof.StoredNodes;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.audit.proof.TreeHashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Checkpoints of some tenants that are signed at the same moment, and that of the tree over tenants which holds them. */
public final class CheckpointRound {
    private final List<Signed> checkpoints = new ArrayList<>();
    private final List<Map.Entry<Subtree, byte[]>> nodes = new ArrayList<>();
    private final long from;
    private final Instant signedAt;
    private final int incarnation;
    private final boolean vouches;
    private final CompactRange tree;
    private final Checkpoint heads;
    private final String headsNote;

    /** A tenant's checkpoint with its note. */
    public record Signed(UUID tenant, Checkpoint checkpoint, String note) {}

    /**
     * Signs.
     *
     * @param tree that over tenants, before; it is not changed
     * @param blinds the secrets of these tenants
     * @param keys the one that signs, or while it is replaced both
     * @param signedAt whole seconds
     */
    public CheckpointRound(
            CompactRange tree,
            Collection<LogEnd> ends,
            Map<UUID, byte[]> blinds,
            List<SigningKey> keys,
            int incarnation,
            Instant signedAt) {
        this.from = tree.size();
        this.signedAt = signedAt;
        this.incarnation = incarnation;
        this.vouches = keys.size() > 1;
        this.tree = tree.copy();
        String logName = keys.get(0).logName();
        for (LogEnd end : ends) {
            var checkpoint = new Checkpoint(
                    origin(logName, end.tenant(), incarnation),
                    end.size(),
                    end.tree().root());
            checkpoints.add(new Signed(end.tenant(), checkpoint, checkpoint.signed(keys, signedAt)));
            add(TreeHashes.leaf(leafText(end.tenant(), blinds.get(end.tenant()), checkpoint, signedAt)
                    .getBytes(UTF_8)));
        }
        this.heads = new Checkpoint(logName + "/heads" + suffix(incarnation), this.tree.size(), this.tree.root());
        this.headsNote = heads.signed(keys, signedAt);
    }

    /** The origin of a tenant's log. */
    public static String origin(String logName, UUID tenant, int incarnation) {
        return logName + "/t/" + tenant + suffix(incarnation);
    }

    /** The bytes of a checkpoint's leaf among the heads, RFC 8785: the members are in order and hold nothing to escape. */
    public static String leafText(UUID tenant, byte[] blind, Checkpoint checkpoint, Instant signedAt) {
        HexFormat hex = HexFormat.of();
        return "{\"blind\":\"" + hex.formatHex(TreeHashes.blind(blind, tenant)) + "\",\"format\":1,\"root\":\""
                + hex.formatHex(checkpoint.root()) + "\",\"size\":" + checkpoint.size() + ",\"time\":\"" + signedAt
                + "\"}";
    }

    private static String suffix(int incarnation) {
        return incarnation == 1 ? "" : "/" + incarnation;
    }

    private void add(byte[] leaf) {
        nodes.add(Map.entry(new Subtree(0, tree.size()), leaf));
        tree.append(leaf, (subtree, hash) -> {
            if (StoredNodes.keeps(subtree.level())) {
                nodes.add(Map.entry(subtree, hash));
            }
        });
    }

    public List<Signed> checkpoints() {
        return checkpoints;
    }

    public Instant signedAt() {
        return signedAt;
    }

    /** The tree over tenants afterwards. */
    public CompactRange tree() {
        return tree;
    }

    List<Map.Entry<Subtree, byte[]>> nodes() {
        return nodes;
    }

    long from() {
        return from;
    }

    int incarnation() {
        return incarnation;
    }

    boolean vouches() {
        return vouches;
    }

    Checkpoint heads() {
        return heads;
    }

    String headsNote() {
        return headsNote;
    }
}
