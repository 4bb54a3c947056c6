package io.holdfast.audit.rest;

import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.usecase.EventProof;
import io.holdfast.audit.usecase.ProvingEvents;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proofs of the audit log: what a stranger needs to check it. Needs 'view:audit-logs'; each reading is an event of its own. */
@Path("v1/audit-logs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
public class AuditProofResource {
    private static final String TEXT = "text/plain;charset=utf-8";

    @Inject
    ProvingEvents proving;

    @Context
    UriInfo uri;

    @Context
    Request request;

    @GET
    @Path("{id}/proof")
    @Produces({MediaType.APPLICATION_JSON, TEXT})
    @Operation(
            summary = "Prove an event",
            description =
                    "Its position, and the audit path to the newest checkpoint. As text/plain a C2SP tlog-proof. Needs"
                            + " 'view:audit-logs'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the proof, or how far it is",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AuditProof")),
                @Content(mediaType = MediaType.TEXT_PLAIN)
            })
    @APIResponse(responseCode = "400", description = "the id is not an identifier")
    @APIResponse(responseCode = "404", description = "there is no such event, or not for this caller")
    @APIResponse(responseCode = "409", description = "as text: no checkpoint covers the event as it is")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response proof(@PathParam("id") String id) {
        EventProof proof = proving.prove(Uuids.parse("id", id));
        if (!wantsText()) {
            return answer(AuditProofBody.of(proof)).build();
        }
        if (proof.status() != EventProof.Status.PROVEN) {
            throw new DomainException(
                    ProblemCode.CONFLICT,
                    proof.status() == EventProof.Status.CHANGED
                            ? "This event is not the one that got its position: it was changed."
                            : "No checkpoint covers this event yet; ask again in a while.");
        }
        return answer(AuditProofBody.text(proof)).type(TEXT).build();
    }

    @GET
    @Path("consistency")
    @Operation(
            summary = "Prove that the log goes on from an earlier size",
            description = "RFC 6962 2.1.2. Sizes are those of checkpoints that you have. Needs 'view:audit-logs'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the proof",
            content = @Content(schema = @Schema(ref = "AuditConsistency")))
    @APIResponse(responseCode = "400", description = "a size is missing, or no checkpoint covers it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response consistency(
            @Parameter(description = "the earlier size, at least 1", required = true, example = "1") @QueryParam("from")
                    String from,
            @Parameter(description = "the newer size; that of the newest checkpoint when absent") @QueryParam("to")
                    String to) {
        if (from == null) {
            throw notASize("from");
        }
        var proof = proving.consistency(size("from", from), to == null ? null : size("to", to));
        return answer(AuditConsistencyBody.of(proof)).build();
    }

    @GET
    @Path("checkpoints")
    @Operation(
            summary = "List checkpoints",
            description =
                    "Newest first. Of many at one size the first and the newest are kept. Needs 'view:audit-logs'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of checkpoints",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "AuditCheckpointList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response checkpoints(
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        var page = proving.checkpoints(cursor, ListParameters.limit(limit));
        return NextPage.link(answer(AuditCheckpointListBody.of(page)), uri.getRequestUriBuilder(), page.next())
                .build();
    }

    @GET
    @Path("checkpoints/latest")
    @Produces({MediaType.APPLICATION_JSON, TEXT})
    @Operation(
            summary = "Read the newest checkpoint",
            description =
                    "Keep it: the next verification shows that nothing before it was changed. As text/plain the signed"
                            + " note alone. Needs 'view:audit-logs'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the checkpoint",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "AuditCheckpoint")),
                @Content(mediaType = MediaType.TEXT_PLAIN)
            })
    @APIResponse(responseCode = "404", description = "none was signed yet")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response latest() {
        SignedCheckpoint latest = proving.latest();
        return wantsText()
                ? answer(latest.note()).type(TEXT).build()
                : answer(AuditCheckpointBody.of(latest)).build();
    }

    @GET
    @Path("keys")
    @Operation(
            summary = "List the public keys of checkpoints",
            description = "For convenience: trust only a key that you got another way. Needs 'view:audit-logs'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the keys",
            content = @Content(schema = @Schema(ref = "AuditKeys")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response keys() {
        return answer(AuditKeysBody.of(proving.keys())).build();
    }

    private boolean wantsText() {
        Variant chosen =
                request.selectVariant(Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(TEXT))
                        .build());
        return chosen != null && chosen.getMediaType().isCompatible(MediaType.TEXT_PLAIN_TYPE);
    }

    private static ResponseBuilder answer(Object body) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").type(MediaType.APPLICATION_JSON_TYPE);
    }

    private static long size(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw notASize(name);
        }
    }

    private static DomainException notASize(String name) {
        return new DomainException(
                ProblemCode.INVALID_PARAMETER, "'" + name + "' must be a size of the log: a whole number, at least 1.");
    }
}
