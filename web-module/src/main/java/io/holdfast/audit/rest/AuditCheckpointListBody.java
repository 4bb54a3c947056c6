package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.ProvingEvents.CheckpointPage;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of checkpoints; {@code next} is null on the last. */
@JsonbNillable
@Schema(name = "AuditCheckpointList")
public record AuditCheckpointListBody(
        List<AuditCheckpointBody> items,

        @Schema(nullable = true, description = "cursor of the next page")
        String next) {
    static AuditCheckpointListBody of(CheckpointPage page) {
        return new AuditCheckpointListBody(
                page.items().stream().map(AuditCheckpointBody::of).toList(), page.next());
    }
}
