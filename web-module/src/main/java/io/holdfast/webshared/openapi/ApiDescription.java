package io.holdfast.webshared.openapi;

import io.holdfast.webshared.auth.CsrfToken;
import io.holdfast.webshared.auth.SessionCookie;
import io.holdfast.webshared.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/**
 * What the description at {@code /openapi} says of the API as a whole; the rest stands at the resources. In annotations, not in a
 * file or setting of the web archive: those are not seen inside the enterprise archive.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Holdfast",
                        version = "1.0",
                        description = "Times are UTC in ISO 8601, ids are text, lists are read page by page. Every"
                                + " answer carries X-Request-Id; every error is a problem document (RFC 9457)."),
        servers = @Server(url = "/", description = "where this description was read"),
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = ApiDescription.BEARER,
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    bearerFormat = "JWT",
                                    description = "the access token that POST /api/auth/signin answers"),
                            @SecurityScheme(
                                    securitySchemeName = ApiDescription.SESSION,
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.COOKIE,
                                    apiKeyName = SessionCookie.NAME,
                                    description =
                                            "the browser's session; a write must come from our own pages and needs '"
                                                    + CsrfToken.HEADER
                                                    + "' with the csrfToken of GET /api/auth/session"),
                            @SecurityScheme(
                                    securitySchemeName = ApiDescription.OPERATOR,
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "operator",
                                    description = "this installation's operator token, for ./holdfast user")
                        },
                        schemas = {
                            @Schema(
                                    name = ApiDescription.TIME,
                                    type = SchemaType.STRING,
                                    format = "date-time",
                                    description = "UTC, RFC 3339",
                                    example = "2026-11-21T09:12:44Z"),
                            @Schema(
                                    name = ApiDescription.DATE,
                                    type = SchemaType.STRING,
                                    format = "date",
                                    example = "2026-11-21"),
                            @Schema(
                                    name = ApiDescription.LIMIT,
                                    type = SchemaType.INTEGER,
                                    minimum = "1",
                                    maximum = "200",
                                    defaultValue = "50")
                        },
                        responses =
                                @APIResponse(
                                        name = ApiDescription.PROBLEM,
                                        description = "any error",
                                        content =
                                                @Content(
                                                        mediaType = Problem.MEDIA_TYPE,
                                                        schema = @Schema(ref = ApiDescription.PROBLEM)))))
public final class ApiDescription {
    /** Ways to authenticate, as the resources name them. */
    public static final String BEARER = "bearer";

    public static final String SESSION = "session";
    public static final String OPERATOR = "operator";

    /** Payara describes java.time as objects, whatever type the annotation names; a reference it takes as it is. */
    public static final String TIME = "Time";

    public static final String DATE = "Date";

    /** How many items of a list; {@code ListParameters} reads it. */
    public static final String LIMIT = "Limit";

    /** The answer to whatever goes wrong. */
    public static final String PROBLEM = "Problem";

    private ApiDescription() {}

    /** How a problem document looks; {@link Problem} writes it. {@code errors} is there when fields are at fault. */
    @Schema(name = PROBLEM, description = "RFC 9457; some codes have further members")
    record ProblemDocument(
            @Schema(example = "urn:holdfast:problem:invalid-parameter")
            String type,

            @Schema(example = "A parameter is not valid") String title,
            @Schema(example = "400") int status,

            @Schema(example = "'limit' must be a whole number from 1 to 200.")
            String detail,

            @Schema(example = "/api/projects") String instance,
            @Schema(example = "CORE-0001") String code,

            @Schema(description = "to be quoted when asking for help")
            String requestId,

            @Schema(description = "the detail again, for older clients")
            String error,

            List<FieldAtFault> errors) {}

    @Schema(name = "FieldAtFault")
    record FieldAtFault(
            @Schema(description = "JSON pointer (RFC 6901)", example = "/email")
            String pointer,

            @Schema(example = "'email' is required.") String detail) {}
}
