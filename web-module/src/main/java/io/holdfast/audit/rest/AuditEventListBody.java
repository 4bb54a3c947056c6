package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.EventPage;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of events in the names of {@code /api/v1}; {@code next} is null on the last. */
@JsonbNillable
@Schema(name = "AuditEventList")
public record AuditEventListBody(
        List<AuditEventBody> items,

        @Schema(nullable = true, description = "cursor of the next page")
        String next) {
    static AuditEventListBody of(EventPage page) {
        return new AuditEventListBody(
                page.items().stream().map(AuditEventBody::of).toList(), page.next());
    }
}
