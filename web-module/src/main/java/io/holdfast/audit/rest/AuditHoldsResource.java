package io.holdfast.audit.rest;

import io.holdfast.audit.model.Hold;
import io.holdfast.audit.usecase.HoldingEvents;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Legal holds of the caller's organization. */
@Path("admin/audit-holds")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
public class AuditHoldsResource {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_TIME = 40;

    @Inject
    HoldingEvents holding;

    @Schema(name = "NewAuditHold")
    public record NewHold(
            @Schema(required = true, description = "why, for the audit log", maxLength = LONGEST_REASON)
            String reason,

            @Schema(description = "id of the person whose events stay; absent: everybody's")
            String subject,

            @Schema(ref = ApiDescription.TIME) Instant from,
            @Schema(ref = ApiDescription.TIME) Instant to) {}

    @Schema(name = "AuditHold")
    public record HoldBody(
            String id,
            String reason,

            @Schema(description = "id of the person whose events stay; absent: everybody's")
            String subject,

            @Schema(ref = ApiDescription.TIME) Instant from,
            @Schema(ref = ApiDescription.TIME) Instant to,
            @Schema(ref = ApiDescription.TIME) Instant since,

            @Schema(description = "id of the user who holds")
            String heldBy,

            @Schema(description = "absent while it holds") Instant releasedAt,
            String releasedBy) {
        static HoldBody of(Hold hold) {
            return new HoldBody(
                    hold.id().toString(),
                    hold.reason(),
                    text(hold.subject()),
                    hold.from(),
                    hold.to(),
                    hold.since(),
                    text(hold.heldBy()),
                    hold.releasedAt(),
                    text(hold.releasedBy()));
        }

        private static String text(UUID id) {
            return id == null ? null : id.toString();
        }
    }

    /** There is one page of them. */
    @JsonbNillable
    @Schema(name = "AuditHoldList")
    public record Holds(
            List<HoldBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            summary = "List legal holds",
            description = "The open ones first, 200 at most. Needs 'view:audit-logs' or 'manage:audit'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the holds",
            content = @Content(schema = @Schema(ref = "AuditHoldList")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list() {
        return Response.ok(new Holds(holding.all().stream().map(HoldBody::of).toList(), null))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a legal hold",
            description = "What it covers is neither removed by retention nor erased until it is released."
                    + " Needs 'manage:audit'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewAuditHold")))
    @APIResponse(
            responseCode = "201",
            description = "the hold",
            content = @Content(schema = @Schema(ref = "AuditHold")))
    @APIResponse(responseCode = "400", description = "the body cannot be read")
    @APIResponse(responseCode = "422", description = "a field is not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response hold(String text) {
        var body = JsonBody.of(text, "reason", "subject", "from", "to");
        String reason = body.text("reason", LONGEST_REASON);
        String subject = body.optionalText("subject", LONGEST_ID);
        String from = body.optionalText("from", LONGEST_TIME);
        String to = body.optionalText("to", LONGEST_TIME);
        body.check();
        Hold hold = holding.set(
                reason,
                field("subject", subject, UUID::fromString),
                field("from", from, AuditHoldsResource::moment),
                field("to", to, AuditHoldsResource::moment));
        return Response.status(Response.Status.CREATED)
                .entity(HoldBody.of(hold))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Release a legal hold",
            description = "It stays on the list as released. Needs 'manage:audit'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "released")
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such hold that is open")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response release(@PathParam("id") String id) {
        holding.release(Uuids.parse("id", id));
        return Response.noContent().build();
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static <T> T field(String name, String text, Function<String, T> parse) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException notOne) {
            String words = name.equals("subject") ? "is an id." : "is a time such as 2026-01-31T00:00:00Z.";
            throw new DomainException(
                    ProblemCode.INVALID_FIELD, "'" + name + "' " + words, List.of(new FieldError("/" + name, words)));
        }
    }
}
