package io.holdfast.rbac.authzen.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.authzen.usecase.SearchPage;
import io.holdfast.rbac.authzen.usecase.SearchRequest;
import io.holdfast.rbac.authzen.usecase.SearchRequest.Kind;
import io.holdfast.rbac.authzen.usecase.SearchingAccess;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who may, what one may do it to, and what one may do (AuthZEN 1.0, Search APIs). */
@Path("v1/search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AuthZEN")
public class AccessSearchResource {
    private static final String PAGE = "page";
    private static final String WHO =
            "API clients, and people who look after everybody; for what oneself may do: everybody.";
    private static final String REFUSED =
            "the body is not such a request, or no JSON; 'page.token' is of another search, or the rights have changed";

    @Inject
    SearchingAccess searching;

    @Context
    HttpHeaders headers;

    @POST
    @Path("subject")
    @Operation(summary = "Search for those who may do something", description = WHO)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = AccessDescription.SEARCH)))
    @APIResponse(
            responseCode = "200",
            description = "a page of them; none for what nobody knows",
            content = @Content(schema = @Schema(ref = AccessDescription.RESULTS)))
    @APIResponse(responseCode = "400", description = REFUSED)
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response subjects(byte[] body) {
        return search(Kind.SUBJECT, body);
    }

    @POST
    @Path("resource")
    @Operation(summary = "Search for what somebody may do something to", description = WHO)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = AccessDescription.SEARCH)))
    @APIResponse(
            responseCode = "200",
            description = "a page of it; nothing for what nobody knows",
            content = @Content(schema = @Schema(ref = AccessDescription.RESULTS)))
    @APIResponse(responseCode = "400", description = REFUSED)
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response resources(byte[] body) {
        return search(Kind.RESOURCE, body);
    }

    @POST
    @Path("action")
    @Operation(summary = "Search for what somebody may do to something", description = WHO)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = AccessDescription.SEARCH)))
    @APIResponse(
            responseCode = "200",
            description = "a page of actions; none for what nobody knows",
            content = @Content(schema = @Schema(ref = AccessDescription.RESULTS)))
    @APIResponse(responseCode = "400", description = REFUSED)
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response actions(byte[] body) {
        return search(Kind.ACTION, body);
    }

    private Response search(Kind kind, byte[] body) {
        var request = AccessBody.read(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
        var search = new SearchRequest(
                kind,
                request.without(kind.name().toLowerCase(Locale.ROOT)),
                request.text(PAGE, "token").filter(token -> !token.isEmpty()).orElse(null),
                request.count(PAGE, "limit").orElse(null));
        SearchPage found = searching.search(search);
        Function<String, JsonObjectBuilder> result =
                switch (kind) {
                    case SUBJECT -> entity(search.asked().subject().type());
                    case RESOURCE -> entity(search.asked().resource().type());
                    case ACTION -> name -> JSON.createObjectBuilder().add("name", name);
                };
        JsonArrayBuilder results = JSON.createArrayBuilder();
        found.results().stream().map(result).forEach(results::add);
        return AccessAnswers.ok(JSON.createObjectBuilder()
                .add(
                        PAGE,
                        JSON.createObjectBuilder()
                                .add("next_token", found.next())
                                .add("count", found.results().size()))
                .add("context", AccessAnswers.mark(found.id(), found.epoch()))
                .add("results", results)
                .build());
    }

    private static Function<String, JsonObjectBuilder> entity(String type) {
        return id -> JSON.createObjectBuilder().add("type", type).add("id", id);
    }
}
