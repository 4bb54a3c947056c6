package io.holdfast.webshared.problem;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The one error body: RFC 9457, with our stable {@code code}, the incident's {@code requestId}, and {@code error}, which repeats
 * the detail for clients of the older API.
 *
 * @param detail for people; null leaves the title to speak
 * @param members further members; values are text, numbers, and lists and maps of such
 */
public record Problem(
        ProblemCode code, String detail, String requestId, List<FieldError> errors, Map<String, Object> members) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int LONGEST_PATH = 256;
    /** A database that is back is used again within this time. */
    private static final long SOON_SECONDS = 3;

    private static final Set<ProblemCode> SOON_OVER = Set.of(ProblemCode.UNAVAILABLE, ProblemCode.AUDIT_UNAVAILABLE);

    public Problem {
        detail = detail == null ? code.title() : detail;
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    public static Problem of(ProblemCode code, String detail, String requestId) {
        return new Problem(code, detail, requestId, List.of(), Map.of());
    }

    /** @param instance the path of the request */
    public JsonObject toJson(String instance) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", code.type())
                .add("title", code.title())
                .add("status", code.status())
                .add("detail", detail)
                .add("instance", instance)
                .add("code", code.code())
                .add("requestId", requestId)
                .add("error", detail);
        if (!errors.isEmpty()) {
            JsonArrayBuilder list = JSON.createArrayBuilder();
            errors.forEach(e -> list.add(
                    JSON.createObjectBuilder().add("pointer", e.pointer()).add("detail", e.detail())));
            json.add("errors", list);
        }
        JSON.createObjectBuilder(members).build().forEach(json::add);
        return json.build();
    }

    /** When it is worth trying again, for {@code Retry-After}; empty when nobody knows. */
    public OptionalLong retryAfterSeconds() {
        if (members.get("retryAfterSeconds") instanceof Long seconds) {
            return OptionalLong.of(seconds);
        }
        return SOON_OVER.contains(code) ? OptionalLong.of(SOON_SECONDS) : OptionalLong.empty();
    }

    /** Writes the answer of a filter, which no mapper sees. The path is shown as it was sent, at most 256 characters of it. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        byte[] body = toJson(path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(code.status());
        retryAfterSeconds().ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
