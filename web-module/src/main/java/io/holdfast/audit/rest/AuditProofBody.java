package io.holdfast.audit.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.usecase.EventProof;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The proof of an event; members without a value are absent. */
@Schema(name = "AuditProof")
public record AuditProofBody(
        String event,

        @Schema(
                description =
                        "PENDING: no position yet; NUMBERED: in the chain, no checkpoint yet; PROVEN; CHANGED: its bytes"
                                + " are not those that got the position",
                enumeration = {"PENDING", "NUMBERED", "PROVEN", "CHANGED"})
        String status,

        @Schema(description = "position in the organization's log, from 0")
        Long position,

        @Schema(description = "chain value at the position, in hex")
        String chain,

        @Schema(description = "leaf hash, in hex: SHA-256 over 0x00 and the canonical bytes")
        String leaf,

        @Schema(description = "audit path of RFC 6962 from the leaf to the checkpoint's root, in hex")
        List<String> hashes,

        @Schema(description = "the event's exact bytes as text")
        String canonical,

        AuditCheckpointBody checkpoint) {
    private static final HexFormat HEX = HexFormat.of();

    static AuditProofBody of(EventProof proof) {
        var position = proof.position();
        return new AuditProofBody(
                proof.event().toString(),
                proof.status().name(),
                position == null ? null : position.n(),
                position == null ? null : HEX.formatHex(position.chain()),
                position == null ? null : HEX.formatHex(position.leaf()),
                proof.hashes() == null ? null : hex(proof.hashes()),
                proof.canonical() == null ? null : new String(proof.canonical(), UTF_8),
                proof.checkpoint() == null ? null : AuditCheckpointBody.of(proof.checkpoint()));
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }

    /** C2SP tlog-proof; of an event that a checkpoint covers. */
    static String text(EventProof proof) {
        SignedCheckpoint checkpoint = proof.checkpoint();
        var text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ")
                .append(proof.position().n())
                .append('\n');
        proof.hashes().forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash))
                .append('\n'));
        return text.append('\n').append(checkpoint.note()).toString();
    }
}
