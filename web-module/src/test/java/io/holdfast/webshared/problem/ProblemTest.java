package io.holdfast.webshared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void theBodyHasTheMembersOfTheStandardAndOurs() {
        var json = Problem.of(ProblemCode.NOT_FOUND, "There is no such project.", "request-1")
                .toJson("/api/projects/1");

        assertThat(json)
                .hasToString("{\"type\":\"urn:holdfast:problem:not-found\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"There is no such project.\",\"instance\":\"/api/projects/1\",\"code\":\"CORE-0004\","
                        + "\"requestId\":\"request-1\",\"error\":\"There is no such project.\"}");
    }

    @Test
    void withoutADetailTheTitleSpeaks() {
        var json = Problem.of(ProblemCode.INTERNAL, null, "request-1").toJson("/");

        assertThat(json.getString("detail")).isEqualTo("Something went wrong on our side");
        assertThat(json.getString("error")).isEqualTo(json.getString("detail"));
    }

    @Test
    void fieldsAtFaultAndFurtherMembersAreAdded() {
        var json = new Problem(
                        ProblemCode.TENANT_REQUIRED,
                        "Choose.",
                        "request-1",
                        List.of(new FieldError("/tenant", "is missing")),
                        Map.of("tenants", List.of(Map.of("slug", "a", "name", "A \"quoted\" <name>"))))
                .toJson("/api/auth/signin");

        assertThat(json.getJsonArray("errors")).hasToString("[{\"pointer\":\"/tenant\",\"detail\":\"is missing\"}]");
        assertThat(json.getJsonArray("tenants").getJsonObject(0).getString("name"))
                .isEqualTo("A \"quoted\" <name>");
    }
}
