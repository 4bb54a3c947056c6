package io.holdfast.audit.rest;

import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public keys that checkpoints are signed with. */
@Schema(name = "AuditKeys")
public record AuditKeysBody(
        @Schema(description = "oldest first") List<Key> items) {
    /** A key. */
    @Schema(name = "AuditKey")
    public record Key(
            @Schema(
                    description = "as C2SP signed-note writes it, under the log's name",
                    example = "localhost/3f9a1c0e77d2+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
            String key,

            @Schema(ref = ApiDescription.TIME) Instant since,

            @Schema(description = "absent while it signs") Instant until) {}

    static AuditKeysBody of(List<PublicKey> keys) {
        return new AuditKeysBody(keys.stream()
                .map(key -> new Key(key.vkey(), key.since(), key.until()))
                .toList());
    }
}
