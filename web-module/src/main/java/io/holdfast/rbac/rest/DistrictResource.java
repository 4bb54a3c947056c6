package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.OrganizationStanding;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingDistrict;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the organizations of a district stand. */
@Path("v1/rbac/district")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
public class DistrictResource {
    private static final int LONGEST_TEXT = 200;

    @Inject
    ReadingDistrict reading;

    @Context
    UriInfo uri;

    @Schema(name = "OrganizationTemplate")
    public record TemplateBody(
            @Schema(example = "budget") String module, int version, int newest, boolean followsNewest) {}

    @Schema(name = "OrganizationStanding")
    public record StandingBody(
            String id,

            @Schema(example = "lincoln") String slug,

            @Schema(example = "Lincoln PTO") String name,

            @Schema(enumeration = {"active", "suspended", "closed"})
            String status,

            @Schema(description = "members who are not kept out")
            long people,

            @Schema(description = "invitations that can still be accepted")
            long openInvitations,

            @Schema(description = "how often it lets a role hold what its template does not give")
            long added,

            @Schema(description = "how often it takes away what a template gives")
            long removed,

            @Schema(description = "how many roles it names in locks for organizations below it")
            long locked,

            @Schema(description = "how many people have roles that it keeps apart")
            long violations,

            @Schema(description = "when rights last changed there; absent: never")
            Instant rightsChangedAt,

            @Schema(description = "how many modules have a newer template than the version it keeps")
            long upgradesWaiting,

            List<TemplateBody> templates) {
        static StandingBody of(OrganizationStanding standing) {
            return new StandingBody(
                    standing.id().toString(),
                    standing.slug(),
                    standing.name(),
                    standing.status(),
                    standing.people(),
                    standing.invitations(),
                    standing.added(),
                    standing.removed(),
                    standing.locked(),
                    standing.violations(),
                    standing.changed(),
                    standing.waiting(),
                    standing.templates().stream()
                            .map(one ->
                                    new TemplateBody(one.module(), one.version(), one.newest(), one.followsNewest()))
                            .toList());
        }
    }

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "OrganizationStandingList")
    public record Standings(
            List<StandingBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "List the organizations below",
            description =
                    "By name, at whatever depth, each with how it stands; none where no organization lies below the caller's. Needs"
                            + " 'manage:permissions'. What roles hold there is at /api/admin/organization-permissions?organizationId=.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of organizations",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "OrganizationStandingList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "part of the name or the slug, at most 200 characters") @QueryParam("q")
                    String text,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        ListPage<OrganizationStanding> page =
                reading.page(FilterParameters.part("q", text, LONGEST_TEXT), cursor, ListParameters.limit(limit));
        var answer = Response.ok(new Standings(
                        page.items().stream().map(StandingBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }
}
