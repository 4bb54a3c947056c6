package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.ReadingSession;
import io.holdfast.identity.usecase.SessionView;
import io.holdfast.identity.usecase.SignedIn;
import io.holdfast.identity.usecase.SigningIn;
import io.holdfast.identity.usecase.SigningOut;
import io.holdfast.identity.usecase.SigningUp;
import io.holdfast.shared.id.UserId;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.auth.CsrfToken;
import io.holdfast.webshared.auth.Open;
import io.holdfast.webshared.auth.SessionCookie;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in, out and up, and what the present session is. */
@Path("auth")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in")
public class AuthResource {
    private static final int LONGEST = 4096;

    @Inject
    SigningIn signingIn;

    @Inject
    SigningOut signingOut;

    @Inject
    SigningUp signingUp;

    @Inject
    ReadingSession readingSession;

    @Schema(name = "Credentials")
    public record Credentials(
            @Schema(example = "user@acme.example", required = true)
            String email,

            @Schema(example = "holdfast-demo", required = true)
            String password,

            @Schema(description = "slug, for people of several organizations", example = "meridian")
            String tenant) {}

    @Schema(name = "AccessToken")
    public record Token(
            String accessToken,

            @Schema(description = "seconds", example = "300")
            long expiresIn,

            String tokenType) {}

    @Schema(name = "SignUp")
    public record NewMember(
            @Schema(required = true) String invitation,
            @Schema(required = true) String email,
            @Schema(required = true, minLength = 12) String password,
            @Schema(required = true) String name) {}

    @Schema(name = "Joined")
    public record Joined(String id) {}

    /** The session as the API shows it; {@code csrfToken} is null for bearer calls, which need none. */
    @Schema(name = "Session")
    public record Session(
            SessionView.UserView user,
            SessionView.TenantView tenant,
            List<SessionView.GrantView> grants,
            List<String> permissions,

            @Schema(ref = ApiDescription.TIME) Instant expiresAt,

            String csrfToken,

            @Schema(
                    description =
                            "absent where one belongs: how one came into an organization as a platform administrator")
            SessionView.EnteredView entered) {
        static Session of(SessionView view, String csrfToken) {
            return new Session(
                    view.user(),
                    view.tenant(),
                    view.grants(),
                    view.permissions(),
                    view.expiresAt(),
                    csrfToken,
                    view.entered());
        }
    }

    @POST
    @Open
    @Path("signin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sign in",
            description = "Answers an access token for the Authorization header and sets the session cookie.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Credentials")))
    @APIResponse(
            responseCode = "200",
            description = "signed in",
            content = @Content(schema = @Schema(ref = "AccessToken")))
    @APIResponse(responseCode = "401", description = "wrong e-mail address or password, whichever")
    @APIResponse(responseCode = "409", description = "several organizations: repeat with one of 'tenants'")
    @APIResponse(responseCode = "429", description = "too many attempts; see Retry-After")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response signIn(@Context HttpServletResponse response, String text) {
        var body = JsonBody.of(text, "email", "password", "tenant");
        String email = body.text("email", LONGEST);
        String password = body.text("password", LONGEST);
        String tenant = body.optionalText("tenant", 63);
        body.check();
        SignedIn signedIn = signingIn.signIn(email, password, tenant);
        SessionCookie.set(response, signedIn.sessionToken());
        return Response.ok(new Token(signedIn.accessToken(), signedIn.expiresInSeconds(), "Bearer"))
                .cacheControl(noStore())
                .build();
    }

    @POST
    @Path("signout")
    @Operation(summary = "Sign out", description = "Ends the session: its cookie and its access tokens stop working.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(responseCode = "204", description = "signed out")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response signOut(@Context HttpServletResponse response) {
        signingOut.signOut();
        SessionCookie.clear(response);
        return Response.noContent().build();
    }

    @GET
    @Path("session")
    @Operation(summary = "Who is signed in, and with which rights")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the present session",
            content = @Content(schema = @Schema(ref = "Session")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response session(@Context HttpServletRequest request) {
        String csrfToken = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? SessionCookie.of(request).map(CsrfToken::of).orElse(null)
                : null;
        return Response.ok(Session.of(readingSession.current(), csrfToken))
                .cacheControl(noStore())
                .build();
    }

    @POST
    @Open
    @Path("signup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accept an invitation", description = "The invitation names the address and works once.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "SignUp")))
    @APIResponse(
            responseCode = "201",
            description = "a member now; sign in to begin",
            content = @Content(schema = @Schema(ref = "Joined")))
    @APIResponse(responseCode = "422", description = "the invitation or the password is not accepted")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response signUp(String text) {
        var body = JsonBody.of(text, "invitation", "email", "password", "name");
        String invitation = body.text("invitation", 128);
        String email = body.text("email", 255);
        String password = body.text("password", LONGEST);
        String name = body.text("name", 255);
        body.check();
        UserId user = signingUp.signUp(invitation, email, password, name);
        return Response.status(Response.Status.CREATED)
                .entity(new Joined(user.toString()))
                .build();
    }

    private static CacheControl noStore() {
        var control = new CacheControl();
        control.setNoStore(true);
        return control;
    }
}
