package io.holdfast.identity.rest;

import io.holdfast.identity.usecase.AccessTokens;
import io.holdfast.webshared.auth.Open;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of our access tokens (RFC 7517). */
@Path("jwks.json")
@ApplicationScoped
@Tag(name = "Keys")
public class JwksResource {
    @Inject
    AccessTokens accessTokens;

    @GET
    @Open
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keys that access tokens are signed with")
    @APIResponse(responseCode = "200", description = "a JWK set (RFC 7517), the newest key first")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response keys() {
        return Response.ok(accessTokens.jwks())
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
