package io.holdfast.identity.rest;

import io.holdfast.identity.model.OpenSession;
import io.holdfast.identity.usecase.SessionPage;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.ui.Device;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An open session; members without a value are absent. */
@Schema(name = "OpenSession")
public record OpenSessionBody(
        String id,

        @Schema(description = "true for the session of this request")
        boolean current,

        @Schema(description = "in words, after what the client called itself", example = "Firefox on Windows")
        String device,

        @Schema(example = "203.0.113.9") String ipAddress,

        String userAgent,

        @Schema(ref = ApiDescription.TIME) Instant createdAt,

        @Schema(ref = ApiDescription.TIME) Instant lastSeenAt,

        @Schema(ref = ApiDescription.TIME) Instant expiresAt) {
    static List<OpenSessionBody> of(SessionPage page) {
        return page.items().stream()
                .map(session -> of(session, session.id().equals(page.present())))
                .toList();
    }

    private static OpenSessionBody of(OpenSession session, boolean current) {
        return new OpenSessionBody(
                session.id().toString(),
                current,
                Device.of(session.userAgent()),
                session.address(),
                session.userAgent(),
                session.createdAt(),
                session.lastSeenAt(),
                session.expiresAt());
    }
}
