package io.holdfast.systemlog.rest;

import io.holdfast.systemlog.usecase.SystemLogPage;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the system log; {@code next} is null on the last. */
@JsonbNillable
@Schema(name = "SystemLogList")
public record SystemLogListBody(
        List<SystemLogBody> items,

        @Schema(nullable = true, description = "cursor of the next page")
        String next) {
    static SystemLogListBody of(SystemLogPage page) {
        return new SystemLogListBody(
                page.items().stream().map(SystemLogBody::of).toList(), page.next());
    }
}
