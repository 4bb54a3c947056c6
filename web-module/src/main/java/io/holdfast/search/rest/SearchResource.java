package io.holdfast.search.rest;

import io.holdfast.search.usecase.SearchPage;
import io.holdfast.search.usecase.SearchText;
import io.holdfast.search.usecase.Searching;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that the caller may see and that holds certain words. */
@Path("search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {
    @Inject
    Searching searching;

    @Context
    UriInfo uri;

    @GET
    @Operation(
            summary = "Search projects and invoices",
            description =
                    "By the words of a project's name, of an invoice's number and of the customer's reference: each"
                            + " word of 'q' must begin one of them. The best first: what is called exactly so, what begins with it,"
                            + " the rest.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of hits",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "SearchHitList")))
    @APIResponse(
            responseCode = "400",
            description = "a parameter is missing, unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response search(
            @Parameter(
                            description = "with a letter or digit, at most 100 characters",
                            required = true,
                            example = "harbor bri")
                    @QueryParam("q")
                    String q,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before, for the same 'q'") @QueryParam("cursor")
                    String cursor) {
        int size = ListParameters.limit(limit);
        SearchPage page = searching.search(SearchText.parse(q), size, cursor);
        var answer = Response.ok(SearchHitListBody.of(page));
        return NextPage.link(answer, uri.getRequestUriBuilder().replaceQueryParam("limit", size), page.next())
                .build();
    }
}
