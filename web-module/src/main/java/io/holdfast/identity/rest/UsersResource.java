package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.AdministeringInvitations;
import io.holdfast.identity.usecase.InvitationWish;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.State;
import io.holdfast.rbac.model.PeopleList.Wanted;
import io.holdfast.rbac.rest.Fields;
import io.holdfast.rbac.rest.ScopeBody;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingPeople;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The people whom the caller looks after, and how more of them come. */
@Path("admin/users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class UsersResource {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_ROLE = 50;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_TIME = 40;

    @Inject
    ReadingPeople reading;

    @Inject
    AdministeringInvitations inviting;

    @Context
    UriInfo uri;

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "PersonList")
    public record People(
            List<PersonBody> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next) {}

    @GET
    @Operation(
            summary = "List people",
            description =
                    "By name: members, those kept out, and those who are invited, as far as the caller looks after"
                            + " people. Needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "a page of people",
            headers = @Header(name = "Link", description = "rel=\"next\" while another page follows"),
            content = @Content(schema = @Schema(ref = "PersonList")))
    @APIResponse(responseCode = "400", description = "a parameter is unknown or not valid; the problem names it")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response list(
            @Parameter(description = "part of a name or an address, of at most 200 characters") @QueryParam("q")
                    String text,
            @Parameter(schema = @Schema(enumeration = {"ACTIVE", "DISABLED", "INVITED"})) @QueryParam("state")
                    String state,
            @Parameter(description = "the name of a role that they hold now or will") @QueryParam("role") String role,
            @Parameter(description = "the id of the client organization that they belong to") @QueryParam("account")
                    String account,
            @Parameter(description = "how many at most", schema = @Schema(ref = ApiDescription.LIMIT))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") String cursor) {
        State wanted = FilterParameters.word("state", state, State.class);
        String part = FilterParameters.part("q", text, LONGEST_TEXT);
        var filter = new Wanted(
                part == null ? null : part.toLowerCase(Locale.ROOT),
                FilterParameters.part("role", role, LONGEST_TEXT),
                FilterParameters.id("account", account),
                wanted == null ? EnumSet.allOf(State.class) : Set.of(wanted));
        ListPage<Member> page = reading.page(filter, cursor, ListParameters.limit(limit));
        var answer = Response.ok(
                        new People(page.items().stream().map(PersonBody::of).toList(), page.next()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), page.next()).build();
    }

    @Schema(name = "NewPerson")
    public record NewPerson(
            @Schema(required = true, maxLength = 255) String email,
            @Schema(required = true, maxLength = 255) String name,

            @Schema(description = "the client organization that they will belong to; absent for people of none")
            String accountId,

            @Schema(required = true, description = "the first one", example = "client_user", maxLength = LONGEST_ROLE)
            String role,

            @Schema(description = "of the role; absent: the account, or the whole organization for people of none")
            ScopeBody scope,

            @Schema(description = "of the role; absent: from the moment when the person joins")
            Instant validFrom,

            @Schema(
                    description =
                            "of the role: the first moment when it does not hold any more; absent: until it is taken"
                                    + " back")
            Instant validTo,

            @Schema(
                    description = "of the mail; that of the organization when absent",
                    enumeration = {"en", "de", "fr", "es"})
            String language) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Invite a person",
            description =
                    "A link that is good once and for one address goes by mail, and nowhere else; whoever opens it"
                            + " chooses a password and is a member. The role is given by the rules of 'POST"
                            + " /api/v1/rbac/assign'. Needs 'manage:all-users', 'manage:account-users' or"
                            + " 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "NewPerson")))
    @APIResponse(
            responseCode = "201",
            description = "invited; Location names the invitation",
            content = @Content(schema = @Schema(ref = "Person")))
    @APIResponse(responseCode = "403", description = "the role is not the caller's to give there")
    @APIResponse(
            responseCode = "409",
            description = "the address is a member's or has an open invitation, or mail is switched off")
    @APIResponse(responseCode = "422", description = "a member is missing, unknown or not valid")
    @APIResponse(responseCode = "429", description = "too many mails within the last hour")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response invite(String text) {
        var body = JsonBody.of(text, "email", "name", "accountId", "role", "scope", "validFrom", "validTo", "language");
        String email = body.text("email", 255);
        String name = body.text("name", 255);
        String account = body.optionalText("accountId", LONGEST_ID);
        String role = body.text("role", LONGEST_ROLE);
        JsonBody scope = body.optionalObject("scope", "type", "id");
        String from = body.optionalText("validFrom", LONGEST_TIME);
        String to = body.optionalText("validTo", LONGEST_TIME);
        String language = body.optionalText("language", 35);
        body.check();
        Member invited = inviting.invite(new InvitationWish(
                email,
                name,
                Fields.id("/accountId", account),
                role,
                scope == null ? null : ScopeBody.read(scope),
                Fields.moment("/validFrom", from),
                Fields.moment("/validTo", to),
                language));
        return Response.created(uri.getBaseUriBuilder()
                        .path(OpenInvitationResource.class)
                        .build(invited.user().toString()))
                .entity(PersonBody.of(invited))
                .build();
    }
}
