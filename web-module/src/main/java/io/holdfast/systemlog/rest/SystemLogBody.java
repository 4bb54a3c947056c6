package io.holdfast.systemlog.rest;

import io.holdfast.systemlog.usecase.SystemLogPage;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the system log; members without a value are absent. */
@Schema(name = "SystemLog")
public record SystemLogBody(
        String id,

        @Schema(ref = ApiDescription.TIME) Instant timestamp,

        @Schema(enumeration = {"WARNING", "SEVERE"}) String level,

        @Schema(example = "io.holdfast.zoho.calls.ZohoAlarms")
        String logger,

        String message,

        @Schema(description = "classes, messages and the first places of the stack")
        String exception,

        @Schema(example = "node1") String node,

        @Schema(description = "the incident id of the answer")
        String requestId) {
    static SystemLogBody of(SystemLogPage.Item item) {
        return new SystemLogBody(
                item.id().toString(),
                item.problem().time(),
                item.problem().level().name(),
                item.problem().logger(),
                item.problem().message(),
                item.problem().exception(),
                item.node(),
                item.problem().requestId());
    }
}
