package io.holdfast.webshared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @Test
    void textIsReadAsItWasSent() {
        var body = JsonBody.of("{\"name\":\" <b>Zoë</b>'; DROP TABLE users\"}", "name");

        assertThat(body.text("name", 50)).isEqualTo(" <b>Zoë</b>'; DROP TABLE users");
        body.check();
    }

    @Test
    void optionalTextMayBeAbsentOrNull() {
        var body = JsonBody.of("{\"tenant\":null}", "tenant", "role");

        assertThat(body.optionalText("tenant", 10)).isNull();
        assertThat(body.optionalText("role", 10)).isNull();
        body.check();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "{", "nonsense", "{\"a\":}", "{} {}", "{'a':1}", "[]", "\"text\"", "12", "null", "true"
            })
    void whatIsNoJsonObjectIsMalformed(String text) {
        assertThat(refusal(() -> JsonBody.of(text, "a")).code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void ofAMemberGivenTwiceTheLastCounts() {
        var body = JsonBody.of("{\"a\":\"one\",\"a\":\"two\"}", "a");

        assertThat(body.text("a", 10)).isEqualTo("two");
    }

    @Test
    void aThousandfoldNestedBodyIsRefusedAndNotAnError() {
        String deep = "[".repeat(100_000);

        assertThat(refusal(() -> JsonBody.of(deep)).code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void aNumberIsWholeAndWithinItsBounds() {
        var body = JsonBody.of("{\"a\":0,\"b\":100,\"c\":50.0}", "a", "b", "c");

        assertThat(body.number("a", 0, 100)).isZero();
        assertThat(body.number("b", 0, 100)).isEqualTo(100);
        body.check();
        assertThat(body.number("c", 0, 100)).isZero();
        assertThat(refusal(body::check).errors())
                .containsExactly(new FieldError("/c", "'c' must be a whole number from 0 to 100."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "1.5", "1e999999999", "\"1\"", "true", "[1]", "null"})
    void whatIsNoSuchNumberIsRefused(String value) {
        var body = JsonBody.of("{\"a\":" + value + "}", "a");

        body.number("a", 0, 100);
        assertThat(refusal(body::check).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/a");
    }

    @Test
    void textsAreSortedAndEachIsThereOnce() {
        var body = JsonBody.of("{\"a\":[\"two\",\"one\",\"two\"],\"b\":null}", "a", "b", "c");

        assertThat(body.texts("a", 3, 10)).containsExactly("one", "two");
        assertThat(body.texts("b", 3, 10)).isEmpty();
        assertThat(body.texts("c", 3, 10)).isEmpty();
        body.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"one\"", "[1]", "[\"\"]", "[\"a\\nb\"]", "[\"elevenchars\"]", "[\"a\",\"b\",\"c\",\"d\"]", "{}"
            })
    void whatAreNoSuchTextsIsRefused(String value) {
        var body = JsonBody.of("{\"a\":" + value + "}", "a");

        body.texts("a", 3, 10);
        assertThat(refusal(body::check).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "true", "[\"a\"]", "{}"})
    void otherTypesAreNotTurnedIntoText(String value) {
        assertThat(faultOf("{\"a\":" + value + "}")).isEqualTo(new FieldError("/a", "'a' must be text."));
    }

    @Test
    void requiredTextMustBeThereAndNotBlank() {
        assertThat(faultOf("{}")).isEqualTo(new FieldError("/a", "'a' is required."));
        assertThat(faultOf("{\"a\":null}")).isEqualTo(new FieldError("/a", "'a' is required."));
        assertThat(faultOf("{\"a\":\" \\t\"}")).isEqualTo(new FieldError("/a", "'a' must not be empty."));
    }

    @Test
    void textHasALongestLengthAndNoNul() {
        assertThat(faultOf("{\"a\":\"12345678901\"}"))
                .isEqualTo(new FieldError("/a", "'a' must have at most 10 characters."));
        assertThat(faultOf("{\"a\":\"1\\u0000\"}"))
                .isEqualTo(new FieldError("/a", "'a' must not contain a NUL character."));
    }

    @Test
    void aListOfTextsMayBeAbsentAndHoldsTexts() {
        assertThat(JsonBody.of("{\"a\":[\"one\",\"two\"]}", "a").optionalTexts("a", 10))
                .containsExactly("one", "two");
        assertThat(JsonBody.of("{\"a\":null}", "a").optionalTexts("a", 10)).isEmpty();
        for (String none : new String[] {"\"one\"", "{}", "[1]", "[\" \"]", "[\"12345678901\"]", "[null]"}) {
            var body = JsonBody.of("{\"a\":" + none + "}", "a");
            body.optionalTexts("a", 10);
            assertThat(refusal(body::check).errors())
                    .extracting(FieldError::pointer)
                    .containsExactly("/a");
        }
    }

    @Test
    void anObjectOfAnyMembersMayBeAbsentAndMustBeAnObject() {
        var body = JsonBody.of("{\"a\":{\"x\":1},\"b\":[]}", "a", "b", "c");

        assertThat(body.anyObject("a")).containsOnlyKeys("x");
        assertThat(body.anyObject("c")).isEmpty();
        assertThat(body.anyObject("b")).isEmpty();
        assertThat(refusal(body::check).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/b");
    }

    @Test
    void unknownMembersAreNamedAndCutShort() {
        var body = JsonBody.of("{\"" + "x".repeat(500) + "\":1}");

        assertThat(refusal(body::check).errors())
                .containsExactly(
                        new FieldError("/" + "x".repeat(64), "'" + "x".repeat(64) + "' is not a member of this body."));
    }

    @Test
    void pointersEscapeWhatPointersUseThemselves() {
        var body = JsonBody.of("{\"a/b~c\":1}");

        assertThat(refusal(body::check).errors().get(0).pointer()).isEqualTo("/a~1b~0c");
    }

    @Test
    void nestedObjectsAreReadAndTheirFaultsPointInside() {
        var body = JsonBody.of("{\"create\":{\"name\":1,\"colour\":\"red\"}}", "create");
        var create = body.optionalObject("create", "name", "kind");
        create.text("name", 10);
        create.text("kind", 10);

        assertThat(refusal(body::check).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/create/colour", "/create/name", "/create/kind");
    }

    @Test
    void aNestedObjectMayBeAbsentAndMustBeAnObject() {
        var body = JsonBody.of("{\"a\":null,\"c\":\"text\"}", "a", "b", "c");

        assertThat(body.optionalObject("a")).isNull();
        assertThat(body.optionalObject("b")).isNull();
        assertThat(body.optionalObject("c")).isNull();
        assertThat(refusal(body::check).errors()).containsExactly(new FieldError("/c", "'c' must be an object."));
    }

    @Test
    void listsOfObjectsAreReadAndTheirFaultsPointInside() {
        var body = JsonBody.of("{\"a\":[{\"b\":\"x\"},7,{\"c\":1}]}", "a");

        List<JsonBody> objects = body.objects("a", 3, "b");

        assertThat(objects).extracting(JsonBody::at).containsExactly("/a/0", "/a/1", "/a/2");
        assertThat(objects.get(0).text("b", 10)).isEqualTo("x");
        objects.get(2).fault("b", "is wrong.");
        assertThat(refusal(body::check).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/a/1", "/a/2/c", "/a/2/b");
    }

    @Test
    void aListMustBeThereAndNotTooLong() {
        var body = JsonBody.of("{\"a\":[{},{}],\"b\":{},\"c\":null,\"d\":[]}", "a", "b", "c", "d");

        assertThat(body.objects("a", 1)).isEmpty();
        assertThat(body.objects("b", 1)).isEmpty();
        assertThat(body.objects("c", 1)).isEmpty();
        assertThat(body.objects("d", 1)).isEmpty();
        assertThat(refusal(body::check).errors())
                .containsExactly(
                        new FieldError("/a", "'a' must have at most 1 entries."),
                        new FieldError("/b", "'b' must be a list."),
                        new FieldError("/c", "'c' is required."));
    }

    @Test
    void nullIsToldFromWhatIsAbsent() {
        var body = JsonBody.of("{\"a\":null,\"b\":[]}", "a", "b", "c");
        assertThat(body.isNull("a")).isTrue();
        assertThat(body.isNull("b")).isFalse();
        body.check();

        assertThat(body.isNull("c")).isFalse();
        assertThat(refusal(body::check).errors()).containsExactly(new FieldError("/c", "'c' is required."));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var body = JsonBody.of("{\"b\":7,\"z\":0}", "a", "b");
        body.text("a", 10);
        body.text("b", 10);

        var refusal = refusal(body::check);
        assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(refusal).hasMessage("3 fields are not valid.");
        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/z", "/a", "/b");
    }

    @Test
    void oneFaultIsItselfTheMessage() {
        var body = JsonBody.of("{}", "a");
        body.text("a", 10);

        assertThatThrownBy(body::check).hasMessage("'a' is required.");
    }

    private static FieldError faultOf(String json) {
        var body = JsonBody.of(json, "a");
        body.text("a", 10);
        var errors = refusal(body::check).errors();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    private static DomainException refusal(Runnable call) {
        return catchThrowableOfType(DomainException.class, call::run);
    }
}
