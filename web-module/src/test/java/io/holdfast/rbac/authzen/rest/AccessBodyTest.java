package io.holdfast.rbac.authzen.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.authzen.usecase.AccessQuestion;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessBodyTest {
    private static final String ALICE = "\"subject\":{\"type\":\"user\",\"id\":\"alice\"}";
    private static final String READ = "\"action\":{\"name\":\"read\"}";
    private static final String RECORD = "\"resource\":{\"type\":\"record\",\"id\":\"record-1\"}";
    private static final String GOOD = "{" + ALICE + "," + READ + "," + RECORD + "}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                " application/json ; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; profile=x"
            })
    void jsonIsRead(String type) {
        assertThat(AccessBody.read(type, GOOD.getBytes(UTF_8))
                        .question()
                        .subject()
                        .id())
                .isEqualTo("alice");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "text/json",
                "application/xml",
                "application/jsonp",
                "application/problem+json",
                "application/json; charset=iso-8859-1",
                "application/x-www-form-urlencoded"
            })
    void anotherContentTypeIsMalformed(String type) {
        assertMalformed(() -> AccessBody.read(type, GOOD.getBytes(UTF_8)));
    }

    @Test
    void whatIsNoUtf8IsMalformed() {
        assertMalformed(() -> AccessBody.read("application/json", new byte[] {'{', '"', (byte) 0xC3, '"', '}'}));
    }

    @Test
    void membersThatNobodyKnowsAreIgnored() {
        AccessQuestion question = body("{" + ALICE + "," + READ + "," + RECORD
                        + ",\"colour\":\"blue\",\"context\":{\"time\":\"now\"},\"evaluation\":[]}")
                .question();

        assertThat(question.resource().type()).isEqualTo("record");
        assertThat(question.context().getString("time")).isEqualTo("now");
        assertThat(question.subject().properties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"subject\":\"alice\"," + READ + "," + RECORD + "}",
                "{\"subject\":[]," + READ + "," + RECORD + "}",
                "{\"subject\":null," + READ + "," + RECORD + "}",
                "{\"subject\":{\"type\":\"user\"}," + READ + "," + RECORD + "}",
                "{\"subject\":{\"type\":\"user\",\"id\":7}," + READ + "," + RECORD + "}",
                "{\"subject\":{\"type\":\"user\",\"id\":null}," + READ + "," + RECORD + "}",
                "{\"subject\":{\"type\":true,\"id\":\"alice\"}," + READ + "," + RECORD + "}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"alice\",\"properties\":[]}," + READ + "," + RECORD + "}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"a\\u0000b\"}," + READ + "," + RECORD + "}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"a\\ud800b\"}," + READ + "," + RECORD + "}",
                "{" + ALICE + ",\"action\":{\"name\":123}," + RECORD + "}",
                "{" + ALICE + ",\"action\":\"read\"," + RECORD + "}",
                "{" + ALICE + ",\"action\":{}," + RECORD + "}",
                "{" + ALICE + ",\"action\":{\"name\":\"read\",\"properties\":\"soft\"}," + RECORD + "}",
                "{" + ALICE + "," + READ + "}",
                "{" + ALICE + "," + READ + ",\"resource\":{\"id\":\"record-1\"}}",
                "{" + ALICE + "," + READ + "," + RECORD + ",\"context\":\"now\"}"
            })
    void aQuestionThatIsNoneIsMalformed(String text) {
        assertMalformed(() -> body(text).question());
    }

    @Test
    void anEntityOfAnEvaluationReplacesTheOneForAllAsAWhole() {
        AccessBody all = body("{\"subject\":{\"type\":\"user\",\"id\":\"alice\",\"properties\":{\"role\":\"admin\"}},"
                + READ
                + ",\"evaluations\":[{" + RECORD + "},{\"subject\":{\"type\":\"user\",\"id\":\"bob\"}," + RECORD + "},"
                + "{\"subject\":{\"type\":\"user\"}," + RECORD + "},{}]}");
        var evaluations = all.evaluations();

        assertThat(all.evaluation(evaluations.get(0)).question().subject().properties())
                .containsKey("role");
        assertThat(all.evaluation(evaluations.get(1)).question().subject().properties())
                .isEmpty();
        assertMalformed(() -> all.evaluation(evaluations.get(2)).question());
        assertMalformed(() -> all.evaluation(evaluations.get(3)).question());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"evaluations\":{}}",
                "{\"evaluations\":\"all\"}",
                "{\"evaluations\":null}",
                "{\"evaluations\":[1]}",
                "{\"evaluations\":[[]]}"
            })
    void evaluationsAreAListOfObjects(String text) {
        assertMalformed(() -> body(text).evaluations());
    }

    @Test
    void withoutEvaluationsThereAreNone() {
        assertThat(body(GOOD).evaluations()).isEmpty();
        assertThat(body("{\"evaluations\":[]}").evaluations()).isEmpty();
    }

    @Test
    void whatIsSearchedForNeedsNoIdAndOneThatIsThereCountsForNothing() {
        String subject = "\"subject\":{\"type\":\"user\"}";

        assertThat(body("{" + subject + "," + READ + "," + RECORD + "}")
                        .without("subject")
                        .subject()
                        .id())
                .isEmpty();
        assertThat(body(GOOD).without("subject").subject().id()).isEmpty();
        assertThat(body("{" + ALICE + "," + RECORD + "}")
                        .without("action")
                        .action()
                        .name())
                .isEmpty();
        assertMalformed(
                () -> body("{" + subject + "," + READ + "," + RECORD + "}").without("resource"));
    }

    @Test
    void aLimitIsAWholeNumberOfAnySize() {
        assertThat(body("{\"page\":{\"limit\":2}}").count("page", "limit")).hasValue(2);
        assertThat(body("{\"page\":{\"limit\":0}}").count("page", "limit")).hasValue(0);
        assertThat(body("{\"page\":{\"limit\":2e2}}").count("page", "limit")).hasValue(200);
        assertThat(body("{\"page\":{\"limit\":99999999999}}").count("page", "limit"))
                .hasValue(Integer.MAX_VALUE);
        assertThat(body("{}").count("page", "limit")).isEmpty();
        for (String limit : new String[] {"-1", "1.5", "\"2\"", "true", "[]", "null"}) {
            assertMalformed(() -> body("{\"page\":{\"limit\":" + limit + "}}").count("page", "limit"));
        }
        assertMalformed(() -> body("{\"page\":7}").count("page", "limit"));
        assertMalformed(() -> body("{\"page\":{\"token\":7}}").text("page", "token"));
    }

    private static AccessBody body(String text) {
        return AccessBody.read("application/json", text.getBytes(UTF_8));
    }

    private static void assertMalformed(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code())
                .isEqualTo(ProblemCode.MALFORMED_BODY));
    }
}
