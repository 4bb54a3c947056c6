package io.holdfast.system;

import jakarta.json.JsonObject;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** An error answer as RFC 9457 and the house want it. */
public final class ProblemAssert extends AbstractAssert<ProblemAssert, Answer> {
    /** Words that only the inside knows. */
    private static final String INTERNALS =
            "(?is).*(java\\.|jakarta\\.|org\\.postgresql|eclipse|payara|glassfish|hazelcast|jersey|exception|stack ?trace|"
                    + "\\bat [a-z]+\\.[a-z.]+\\(|select |insert |holdfast_app|audit_log|ejb).*";

    private ProblemAssert(Answer actual) {
        super(actual, ProblemAssert.class);
    }

    public static ProblemAssert assertThatProblem(Answer answer) {
        return new ProblemAssert(answer);
    }

    /** A problem document with this status that names its code and request and gives nothing of the inside away. */
    public ProblemAssert hasStatus(int status) {
        Assertions.assertThat(actual.status()).as("%s", actual).isEqualTo(status);
        Assertions.assertThat(actual.header("Content-Type")).as("%s", actual).startsWith("application/problem+json");
        JsonObject problem = actual.json();
        Assertions.assertThat(problem.keySet())
                .as("%s", actual)
                .contains("type", "title", "status", "detail", "code", "requestId", "error");
        Assertions.assertThat(problem.getInt("status")).isEqualTo(status);
        Assertions.assertThat(problem.getString("error")).isEqualTo(problem.getString("detail"));
        Assertions.assertThat(problem.getString("requestId")).isNotBlank();
        Assertions.assertThat(actual.body()).doesNotMatch(INTERNALS);
        return this;
    }

    /** The stable code of {@code docs/API-ERRORS.md}. */
    public ProblemAssert hasCode(String code) {
        Assertions.assertThat(actual.json().getString("code")).as("%s", actual).isEqualTo(code);
        return this;
    }

    /** The text that a person reads. */
    public ProblemAssert says(String words) {
        Assertions.assertThat(actual.json().getString("detail")).contains(words);
        return this;
    }
}
