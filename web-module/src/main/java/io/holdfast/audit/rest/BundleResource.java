package io.holdfast.audit.rest;

import io.holdfast.audit.bundle.Bundle;
import io.holdfast.audit.bundle.BundleOrder;
import io.holdfast.audit.bundle.BundleOrder.Kind;
import io.holdfast.audit.bundle.BundleZip;
import io.holdfast.audit.bundle.BundlingEvents;
import io.holdfast.audit.model.EventFilter;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log as a file that a stranger can check without Holdfast. */
@Path("v1/audit-logs/bundle")
@ApplicationScoped
@Tag(name = "Audit log")
public class BundleResource {
    private static final String ZIP = "application/zip";

    @Inject
    BundlingEvents bundling;

    // A bundle has one form only: a client that prefers JSON, as most do by default, gets it all the same.
    @GET
    @Produces({ZIP, MediaType.WILDCARD})
    @Operation(
            summary = "Download evidence",
            description = "A ZIP file with events, proofs, checkpoint, public keys and instructions, checked offline by"
                    + " holdfast-verify.jar. RANGE: all events of some positions, or of a time. SELECTION: the"
                    + " events that fit the filters. ABSENCE: that a user did nothing in a time. Needs"
                    + " 'view:audit-logs' in the whole organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "200", description = "the bundle", content = @Content(mediaType = ZIP))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "404", description = "there is no such user")
    @APIResponse(responseCode = "409", description = "not proven yet, or the user did something in that time")
    @APIResponse(responseCode = "422", description = "more events fit than a bundle may hold")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response download(
            @Parameter(description = "what it proves; RANGE without it", schema = @Schema(implementation = Kind.class))
                    @QueryParam("kind")
                    String kind,
            @Parameter(description = "the first position of a range", schema = @Schema(format = "int64"))
                    @QueryParam("fromPosition")
                    String fromPosition,
            @Parameter(description = "the position after the last of a range", schema = @Schema(format = "int64"))
                    @QueryParam("toPosition")
                    String toPosition,
            @Parameter(description = "size of a checkpoint that you hold, to be proven a beginning of this log")
                    @QueryParam("since")
                    List<String> since,
            @Parameter(description = "who acted: a user's id or e-mail address") @QueryParam("user") String user,
            @Parameter(description = "as the log calls it", example = "project.read") @QueryParam("action")
                    String action,
            @Parameter(description = "the noun", example = "project") @QueryParam("entity") String entity,
            @Parameter(description = "of one such thing; needs 'entity'") @QueryParam("entityId") String entityId,
            @Parameter(description = "family of events", schema = @Schema(implementation = Category.class))
                    @QueryParam("category")
                    String category,
            @Parameter(description = "how it ended", schema = @Schema(implementation = Outcome.class))
                    @QueryParam("outcome")
                    String outcome,
            @Parameter(schema = @Schema(implementation = Risk.class)) @QueryParam("risk") String risk,
            @Parameter(description = "id of a session") @QueryParam("sessionId") String session,
            @Parameter(description = "the incident id of an answer") @QueryParam("requestId") String request,
            @Parameter(description = "id of a location") @QueryParam("location") String location,
            @Parameter(description = "where it was done from, exactly", example = "203.0.113.9") @QueryParam("address")
                    String address,
            @Parameter(description = "this moment and later", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("from")
                    String from,
            @Parameter(description = "before this moment", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("to")
                    String to,
            @Parameter(description = EventAnswers.TEXT_SAYS) @QueryParam("text") String text) {
        var filter = new EventFilter(
                FilterParameters.text(user),
                FilterParameters.text(action),
                FilterParameters.text(entity),
                FilterParameters.text(entityId),
                FilterParameters.word("category", category, Category.class),
                FilterParameters.word("outcome", outcome, Outcome.class),
                FilterParameters.word("risk", risk, Risk.class),
                FilterParameters.text(session),
                FilterParameters.text(request),
                FilterParameters.id("location", location),
                FilterParameters.address("address", address),
                FilterParameters.moment("from", from),
                FilterParameters.moment("to", to),
                FilterParameters.text(text));
        Kind wanted = FilterParameters.word("kind", kind, Kind.class);
        Bundle bundle = bundling.begin(new BundleOrder(
                wanted == null ? Kind.RANGE : wanted,
                FilterParameters.number("fromPosition", fromPosition),
                FilterParameters.number("toPosition", toPosition),
                filter,
                since.stream()
                        .map(size -> FilterParameters.number("since", size))
                        .toList()));
        StreamingOutput zip = out -> BundleZip.write(bundle, bundling, out);
        return Response.ok(zip, ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-" + bundle.from() + "-" + bundle.to() + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
