package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.EventPage;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of events; {@code next} is null on the last. */
@JsonbNillable
@Schema(name = "AuditLogList")
public record AuditLogListBody(
        List<AuditLogBody> items,

        @Schema(nullable = true, description = "cursor of the next page")
        String next) {
    static AuditLogListBody of(EventPage page) {
        return new AuditLogListBody(page.items().stream().map(AuditLogBody::of).toList(), page.next());
    }
}
