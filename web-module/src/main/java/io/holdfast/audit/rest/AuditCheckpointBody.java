package io.holdfast.audit.rest;

import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A checkpoint. The note says everything; the other members repeat it. */
@Schema(name = "AuditCheckpoint")
public record AuditCheckpointBody(
        @Schema(description = "how many positions it covers")
        long size,

        @Schema(ref = ApiDescription.TIME) Instant time,

        @Schema(description = "name of this log") String origin,

        @Schema(description = "of the tree, in hex") String root,

        @Schema(description = "the signed note (C2SP tlog-checkpoint)")
        String note) {
    static AuditCheckpointBody of(SignedCheckpoint signed) {
        return new AuditCheckpointBody(
                signed.size(),
                signed.signedAt(),
                signed.origin(),
                HexFormat.of().formatHex(signed.root()),
                signed.note());
    }
}
