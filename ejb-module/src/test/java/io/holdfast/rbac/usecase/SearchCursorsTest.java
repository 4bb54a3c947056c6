package io.holdfast.rbac.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Grants;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCursorsTest {
    private static final TenantId TENANT = TenantId.next();
    private static final String SEARCH = "who approve:budget tenant null ";

    private final SearchCursors cursors = new SearchCursors();

    @BeforeEach
    void aCaller() {
        cursors.vault = Vault.of(Base64.getEncoder().encodeToString(new byte[32]));
        cursors.context = new CallerContext();
        enter("portal", TENANT);
    }

    @Test
    void theSameSearchGoesOnBehindTheLastKey() {
        assertThat(cursors.open(SEARCH, cursors.after(SEARCH, "project x Line one\nline two")))
                .isEqualTo("project x Line one\nline two");
        assertThat(cursors.open(SEARCH, null)).isNull();
    }

    @Test
    void anotherSearchAnotherCallerAndAnotherOrganizationAreRefused() {
        String cursor = cursors.after(SEARCH, "a@b.example");
        assertRefused("who read:budget tenant null ", cursor);
        enter("other", TENANT);
        assertRefused(SEARCH, cursor);
        enter("portal", TenantId.next());
        assertRefused(SEARCH, cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "bm90LW91cnM", "%%%", "\u00e9"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertRefused(SEARCH, cursor);
        assertRefused(SEARCH, cursor.repeat(5000));
    }

    @Test
    void aCursorThatSomebodyChangedIsRefused() {
        String cursor = cursors.after(SEARCH, "a@b.example");
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(SEARCH, cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
    }

    private void assertRefused(String search, String cursor) {
        assertThatThrownBy(() -> cursors.open(search, cursor))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.INVALID_PARAMETER));
    }

    private void enter(String client, TenantId tenant) {
        cursors.context.enter(Caller.client(client, tenant, Grants.NONE, new Caller.Origin(null, null, "request")));
    }
}
