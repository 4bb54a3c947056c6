package io.holdfast.rbac.authzen.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.authzen.usecase.AccessQuestion.Action;
import io.holdfast.rbac.authzen.usecase.AccessQuestion.Entity;
import io.holdfast.rbac.authzen.usecase.SearchRequest.Kind;
import io.holdfast.rbac.model.Epochs.Standing;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {
    private static final Standing NOW = new Standing("one", 7);
    private static final TenantId TENANT = TenantId.next();

    private final PageTokens tokens = new PageTokens();

    @BeforeEach
    void aClient() {
        tokens.vault = Vault.of(Base64.getEncoder().encodeToString(new byte[32]));
        tokens.context = new CallerContext();
        enter("portal", TENANT);
    }

    @Test
    void theSameSearchGoesOnWhereItWasWithAsManyResults() {
        String token = tokens.next(search(null, 2), NOW, 2, "line one\nline two");

        assertThat(tokens.open(search(token, null), NOW)).isEqualTo(new PageTokens.Place("line one\nline two", 2));
        assertThat(tokens.open(search(token, 2), NOW).after()).isEqualTo("line one\nline two");
        assertThat(tokens.open(search(tokens.next(search(null, 0), NOW, 0, ""), null), NOW))
                .isEqualTo(new PageTokens.Place(null, 0));
    }

    @Test
    void theOrderOfMembersMakesNoOtherSearch() {
        String token = tokens.next(search("{\"a\":1,\"b\":{\"c\":[{\"d\":1,\"e\":2}]}}"), NOW, 50, "x");

        assertThat(tokens.open(with(token, search("{\"b\":{\"c\":[{\"e\":2,\"d\":1}]},\"a\":1}")), NOW)
                        .after())
                .isEqualTo("x");
        assertRefused(() -> tokens.open(with(token, search("{\"a\":2,\"b\":{\"c\":[{\"d\":1,\"e\":2}]}}")), NOW));
    }

    @Test
    void anotherLimitEpochOrIncarnationIsRefused() {
        String token = tokens.next(search(null, 2), NOW, 2, "x");

        assertRefused(() -> tokens.open(search(token, 3), NOW));
        assertRefused(() -> tokens.open(search(token, null), new Standing("one", 8)));
        assertRefused(() -> tokens.open(search(token, null), new Standing("two", 7)));
    }

    @Test
    void anotherSearchCallerOrTenantIsRefused() {
        String token = tokens.next(search(null, 2), NOW, 2, "x");

        assertRefused(() ->
                tokens.open(new SearchRequest(Kind.RESOURCE, search(null, null).asked(), token, null), NOW));
        enter("other", TENANT);
        assertRefused(() -> tokens.open(search(token, null), NOW));
        enter("portal", TenantId.next());
        assertRefused(() -> tokens.open(search(token, null), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "====", "bm9uc2Vuc2U", "bm9uc2Vuc2Ugb2YgbW9yZSB0aGFuIHR3ZW50eS1laWdodCBieXRlcw"})
    void whatIsNoTokenOfOursIsRefused(String token) {
        assertRefused(() -> tokens.open(search(token, null), NOW));
    }

    @Test
    void aChangedTokenIsRefused() {
        String token = tokens.next(search(null, 2), NOW, 2, "x");
        char last = token.charAt(20);

        assertRefused(() -> tokens.open(
                search(token.substring(0, 20) + (last == 'A' ? 'B' : 'A') + token.substring(21), null), NOW));
    }

    private void enter(String client, TenantId tenant) {
        tokens.context.enter(Caller.client(client, tenant, Grants.NONE, new Caller.Origin(null, null, "request")));
    }

    private static SearchRequest search(String token, Integer limit) {
        return with(token, limit, JsonValue.EMPTY_JSON_OBJECT);
    }

    private static SearchRequest search(String context) {
        try (var reader = Json.createReader(new StringReader(context))) {
            return with(null, null, reader.readObject());
        }
    }

    private static SearchRequest with(String token, SearchRequest search) {
        return new SearchRequest(search.kind(), search.asked(), token, search.limit());
    }

    private static SearchRequest with(String token, Integer limit, JsonObject context) {
        var none = JsonValue.EMPTY_JSON_OBJECT;
        var asked = new AccessQuestion(
                new Entity("user", "", none), Action.named("read"), new Entity("record", "record-1", none), context);
        return new SearchRequest(Kind.SUBJECT, asked, token, limit);
    }

    private static void assertRefused(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code())
                .isEqualTo(ProblemCode.INVALID_PARAMETER));
    }
}
