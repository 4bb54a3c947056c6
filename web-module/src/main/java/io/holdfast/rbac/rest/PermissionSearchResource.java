package io.holdfast.rbac.rest;

import io.holdfast.rbac.rest.PermissionSearchBody.ActionBody;
import io.holdfast.rbac.rest.PermissionSearchBody.PageBody;
import io.holdfast.rbac.rest.PermissionSearchBody.PersonBody;
import io.holdfast.rbac.rest.PermissionSearchBody.PlaceBody;
import io.holdfast.rbac.usecase.ListFilter;
import io.holdfast.rbac.usecase.SearchingPermissions;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Searching for who may do something, where, and what. */
@Path("v1/rbac/search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Consistency.Question
public class PermissionSearchResource {
    private static final String LIMIT = "how many at most";
    private static final String CURSOR = "'next' of the page before, of the same search";
    private static final String BAD_PARAMETER = "a parameter is unknown or not valid; the problem names it";
    private static final String BAD_MEMBER = "a member is missing or not valid";
    private static final String BEYOND = "there is no such person or place where the caller looks after people";
    private static final String OTHERS =
            " For others: needs 'manage:all-users', 'manage:account-users' or 'manage:location-users'.";

    @Inject
    SearchingPermissions searching;

    @POST
    @Path("who")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Search for who may do something",
            description =
                    "At a place, now, without attributes; people whom the caller looks after, by their addresses. Needs 'manage:all-users',"
                            + " 'manage:account-users' or 'manage:location-users'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @Parameter(name = Consistency.HEADER, in = ParameterIn.HEADER, description = Consistency.DEMANDED)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "WhoQuestion")))
    @APIResponse(
            responseCode = "200",
            description = "a page of people",
            content = @Content(schema = @Schema(ref = "PermissionSearchPage")))
    @APIResponse(responseCode = "400", description = BAD_PARAMETER)
    @APIResponse(responseCode = "404", description = BEYOND)
    @APIResponse(responseCode = "422", description = BAD_MEMBER)
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response who(
            @Parameter(description = LIMIT, schema = @Schema(ref = ApiDescription.LIMIT)) @QueryParam("limit")
                    String limit,
            @Parameter(description = CURSOR) @QueryParam("cursor") String cursor,
            String text) {
        var body = JsonBody.of(text, "resource", "action", "scope", "text");
        String resource = body.text("resource", PermissionQuestion.LONGEST_WORD);
        String action = body.text("action", PermissionQuestion.LONGEST_WORD);
        JsonBody place = body.optionalObject("scope", "type", "id");
        ListFilter filter = PermissionSearchBody.filter(body, cursor, limit);
        body.check();
        return answer(PageBody.of(
                searching.who(PermissionQuestion.key(resource, action), ScopeBody.read(place), filter),
                PersonBody::of));
    }

    @POST
    @Path("what")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Search for where somebody may do something",
            description =
                    "Now, without attributes: the organization as a whole, then its accounts, locations and projects, by name. About"
                            + " others, the places where the caller looks after people." + OTHERS)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @Parameter(name = Consistency.HEADER, in = ParameterIn.HEADER, description = Consistency.DEMANDED)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "WhatQuestion")))
    @APIResponse(
            responseCode = "200",
            description = "a page of places",
            content = @Content(schema = @Schema(ref = "PermissionSearchPage")))
    @APIResponse(responseCode = "400", description = BAD_PARAMETER)
    @APIResponse(responseCode = "404", description = BEYOND)
    @APIResponse(responseCode = "422", description = BAD_MEMBER)
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response what(
            @Parameter(description = LIMIT, schema = @Schema(ref = ApiDescription.LIMIT)) @QueryParam("limit")
                    String limit,
            @Parameter(description = CURSOR) @QueryParam("cursor") String cursor,
            String text) {
        var body = JsonBody.of(text, "userId", "resource", "action", "text");
        String user = body.optionalText("userId", PermissionQuestion.LONGEST_ID);
        String resource = body.text("resource", PermissionQuestion.LONGEST_WORD);
        String action = body.text("action", PermissionQuestion.LONGEST_WORD);
        ListFilter filter = PermissionSearchBody.filter(body, cursor, limit);
        body.check();
        return answer(PageBody.of(
                searching.what(PermissionQuestion.person(user), PermissionQuestion.key(resource, action), filter),
                PlaceBody::of));
    }

    @POST
    @Path("actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Search for what somebody may do",
            description = "At a place, now, without attributes: the keys of permissions, sorted." + OTHERS)
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @Parameter(name = Consistency.HEADER, in = ParameterIn.HEADER, description = Consistency.DEMANDED)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ActionsQuestion")))
    @APIResponse(
            responseCode = "200",
            description = "a page of permissions",
            content = @Content(schema = @Schema(ref = "PermissionSearchPage")))
    @APIResponse(responseCode = "400", description = BAD_PARAMETER)
    @APIResponse(responseCode = "404", description = BEYOND)
    @APIResponse(responseCode = "422", description = BAD_MEMBER)
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public Response actions(
            @Parameter(description = LIMIT, schema = @Schema(ref = ApiDescription.LIMIT)) @QueryParam("limit")
                    String limit,
            @Parameter(description = CURSOR) @QueryParam("cursor") String cursor,
            String text) {
        var body = JsonBody.of(text, "userId", "scope", "text");
        String user = body.optionalText("userId", PermissionQuestion.LONGEST_ID);
        JsonBody place = body.optionalObject("scope", "type", "id");
        ListFilter filter = PermissionSearchBody.filter(body, cursor, limit);
        body.check();
        return answer(PageBody.of(
                searching.actions(PermissionQuestion.person(user), ScopeBody.read(place), filter), ActionBody::new));
    }

    private static Response answer(PageBody page) {
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
