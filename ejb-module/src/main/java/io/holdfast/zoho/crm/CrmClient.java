package io.holdfast.zoho.crm;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** CRM v8. {@code fields} is mandatory; from the second page on only the token of the page before leads further. */
@Path("/crm/v8")
@Produces(MediaType.APPLICATION_JSON)
public interface CrmClient {
    @GET
    @Path("/{module}")
    Response list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("module") String module,
            @QueryParam("fields") String fields,
            @QueryParam("per_page") int perPage,
            @QueryParam("page_token") String pageToken);
}
