package io.holdfast.zoho.books;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Books v3. Every call names the organization, except the one that asks for it. */
@Path("/books/v3")
@Produces(MediaType.APPLICATION_JSON)
public interface BooksClient {
    @GET
    @Path("/organizations")
    Response organizations(@HeaderParam(HttpHeaders.AUTHORIZATION) String token);

    @GET
    @Path("/contacts")
    Response contacts(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("organization_id") String organization,
            @QueryParam("page") int page,
            @QueryParam("per_page") int perPage);

    @GET
    @Path("/invoices")
    Response invoices(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("organization_id") String organization,
            @QueryParam("page") int page,
            @QueryParam("per_page") int perPage,
            @QueryParam("customer_id") String customer,
            @QueryParam("last_modified_time") String changedSince,
            @QueryParam("sort_column") String sortColumn,
            @QueryParam("sort_order") String sortOrder);

    @GET
    @Path("/invoices/{id}")
    Response invoice(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("id") String id,
            @QueryParam("organization_id") String organization);

    /** The document instead of the record. */
    @GET
    @Path("/invoices/{id}")
    @Produces(MediaType.WILDCARD)
    Response invoiceAs(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("id") String id,
            @QueryParam("organization_id") String organization,
            @QueryParam("accept") String form);
}
