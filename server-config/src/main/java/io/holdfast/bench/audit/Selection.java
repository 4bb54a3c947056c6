package io.holdfast.bench.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A bundle of one event with its inclusion proof (docs/AUDIT-PROOF.md), each part of which can be another one.
 *
 * @param tree of the whole log up to the checkpoint
 */
record Selection(UUID tenant, LeafTree tree, String checkpoint, String key, long n, List<byte[]> proof, String event) {
    private static final HexFormat HEX = HexFormat.of();

    static Selection of(Connection database, UUID tenant, String key, int position) throws SQLException {
        var checkpoint = WholeLog.NoteText.newest(database, tenant);
        var tree = LeafTree.of(database, tenant, checkpoint.size());
        try (var select = database.prepareStatement("""
                SELECT l.canonical FROM audit_position p JOIN audit_log l
                  ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
                WHERE p.tenant_id = ? AND p.n = ?""")) {
            select.setObject(1, tenant);
            select.setLong(2, position);
            try (var row = select.executeQuery()) {
                row.next();
                return new Selection(
                        tenant,
                        tree,
                        checkpoint.text(),
                        key,
                        position,
                        tree.inclusion(position, tree.size()),
                        new String(row.getBytes(1), StandardCharsets.UTF_8));
            }
        }
    }

    Selection withCheckpoint(String other) {
        return new Selection(tenant, tree, other, key, n, proof, event);
    }

    Selection withKey(String other) {
        return new Selection(tenant, tree, checkpoint, other, n, proof, event);
    }

    Selection at(long other) {
        return new Selection(tenant, tree, checkpoint, key, other, proof, event);
    }

    Selection withProof(List<byte[]> other) {
        return new Selection(tenant, tree, checkpoint, key, n, other, event);
    }

    Selection withFlippedBit() {
        var other = new ArrayList<>(proof);
        var node = other.get(0).clone();
        node[0] ^= 1;
        other.set(0, node);
        return withProof(other);
    }

    Selection withExtraNode() {
        var other = new ArrayList<>(proof);
        other.add(proof.get(0));
        return withProof(other);
    }

    Selection withoutLastNode() {
        return withProof(proof.subList(0, proof.size() - 1));
    }

    Selection withEvent(String other) {
        return new Selection(tenant, tree, checkpoint, key, n, proof, other);
    }

    String origin() {
        return WholeLog.NoteText.of(checkpoint).origin();
    }

    /** The tree's root at a size, as a checkpoint writes it. */
    String root(int size) {
        return Base64.getEncoder().encodeToString(tree.root(size));
    }

    void write(Path file) throws IOException {
        var hashes =
                proof.stream().map(hash -> "\"" + HEX.formatHex(hash) + "\"").collect(Collectors.joining(","));
        WholeLog.write(file, tenant, WholeLog.NoteText.of(checkpoint), key, 1, out -> {
            WholeLog.write(out, "{\"n\":" + n + ",\"proof\":[" + hashes + "],\"event\":");
            out.write(event.getBytes(StandardCharsets.UTF_8));
            WholeLog.write(out, "}\n");
        });
    }
}
