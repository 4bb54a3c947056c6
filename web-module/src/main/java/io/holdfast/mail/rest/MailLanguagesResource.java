package io.holdfast.mail.rest;

import io.holdfast.mail.MailLanguage;
import io.holdfast.mail.usecase.ChoosingLanguage;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The languages that mail is written in: the caller's own, and the organization's for whoever chose none. */
@Path("mail-languages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail")
public class MailLanguagesResource {
    @Inject
    ChoosingLanguage languages;

    @GET
    @Path("mine")
    @Operation(
            summary = "Your own language of mail",
            description = "Without a choice the organization's language, then English.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the language, or no member when none was chosen",
            content = @Content(schema = @Schema(ref = "MailLanguage")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public MailLanguageBody language() {
        return MailLanguageBody.of(languages.own());
    }

    @PUT
    @Path("mine")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Choose your own language of mail",
            description = "Without a choice the organization's language, then English.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "MailLanguage")))
    @APIResponse(
            responseCode = "200",
            description = "as wished",
            content = @Content(schema = @Schema(ref = "MailLanguage")))
    @APIResponse(responseCode = "422", description = "no language that mail is written in")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public MailLanguageBody choose(String text) {
        MailLanguage language = MailLanguageBody.parse(text);
        languages.choose(language);
        return MailLanguageBody.of(Optional.of(language));
    }

    @GET
    @Path("organization")
    @Operation(
            summary = "The organization's language of mail",
            description = "For readers of whom nothing is known; English without it. Needs 'manage:system'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @APIResponse(
            responseCode = "200",
            description = "the language, or no member when none was chosen",
            content = @Content(schema = @Schema(ref = "MailLanguage")))
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public MailLanguageBody ofOrganization() {
        return MailLanguageBody.of(languages.ofOrganization());
    }

    @PUT
    @Path("organization")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Choose the organization's language of mail",
            description = "For readers of whom nothing is known; English without it. Needs 'manage:system'.")
    @SecurityRequirement(name = ApiDescription.BEARER)
    @SecurityRequirement(name = ApiDescription.SESSION)
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "MailLanguage")))
    @APIResponse(
            responseCode = "200",
            description = "as wished",
            content = @Content(schema = @Schema(ref = "MailLanguage")))
    @APIResponse(responseCode = "422", description = "no language that mail is written in")
    @APIResponse(responseCode = "default", ref = ApiDescription.PROBLEM)
    public MailLanguageBody chooseForOrganization(String text) {
        MailLanguage language = MailLanguageBody.parse(text);
        languages.chooseForOrganization(language);
        return MailLanguageBody.of(Optional.of(language));
    }
}
