package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.ProvingEvents.Consistency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That the log of one size goes on from that of an earlier one. */
@Schema(name = "AuditConsistency")
public record AuditConsistencyBody(
        long from,
        long to,

        @Schema(description = "consistency proof of RFC 6962, in hex; empty when the sizes are the same")
        List<String> hashes,

        @Schema(description = "of the newer size; absent when none of exactly that size was kept")
        AuditCheckpointBody checkpoint) {
    static AuditConsistencyBody of(Consistency proof) {
        return new AuditConsistencyBody(
                proof.from(),
                proof.to(),
                AuditProofBody.hex(proof.hashes()),
                proof.checkpoint() == null ? null : AuditCheckpointBody.of(proof.checkpoint()));
    }
}
