package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.PermissionAuditEntry;
import io.holdfast.rbac.model.PermissionAuditFilter;
import io.holdfast.rbac.model.PermissionTable;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingPermissionChanges;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every change of what somebody may do, row by row, whoever made it and how. */
@Path("v1/audit-logs/permissions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit log")
public class PermissionChangesResource {
    @Inject
    ReadingPermissionChanges reading;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "PermissionChangeList")
    public record PermissionChanges(
            List<PermissionChangeBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "Changes of rights, row by row",
            description =
                    "Newest first; filters are all met. Written by triggers, so changes by hand are here too. Needs 'view:audit-logs' for the"
                            + " organization.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of changes",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "PermissionChangeList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "the changed table", example = "user_roles") @QueryParam("table") String table,
            @Parameter(schema = @Schema(implementation = PermissionAuditEntry.Operation.class)) @QueryParam("operation")
                    String operation,
            @Parameter(description = "id of who made the change") @QueryParam("user") String user,
            @Parameter(description = "id of a person whose roles or denies were changed") @QueryParam("subject")
                    String subject,
            @Parameter(description = "id of a role of which permissions, juniors, assignments or sets were changed")
                    @QueryParam("role")
                    String role,
            @Parameter(description = "id of the changed row") @QueryParam("rowId") String row,
            @Parameter(description = "the incident id of an answer") @QueryParam("requestId") String request,
            @Parameter(description = "this moment and later", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("from")
                    String from,
            @Parameter(description = "before this moment", schema = @Schema(ref = ApiDescription.TIME))
                    @QueryParam("to")
                    String to,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        var filter = new PermissionAuditFilter(
                table(FilterParameters.text(table)),
                FilterParameters.word("operation", operation, PermissionAuditEntry.Operation.class),
                FilterParameters.id("user", user),
                FilterParameters.id("subject", subject),
                FilterParameters.id("role", role),
                FilterParameters.id("rowId", row),
                FilterParameters.text(request),
                FilterParameters.moment("from", from),
                FilterParameters.moment("to", to));
        ListPage<PermissionAuditEntry> page = reading.list(filter, cursor, ListParameters.limit(limit));
        var answer = Response.ok(new PermissionChanges(
                        page.items().stream().map(PermissionChangeBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    private static PermissionTable table(String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(PermissionTable.values())
                .filter(table -> table.tableName().equals(name))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ProblemCode.INVALID_PARAMETER,
                        "'table' must be one of "
                                + Arrays.stream(PermissionTable.values())
                                        .map(PermissionTable::tableName)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
