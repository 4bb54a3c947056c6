package io.holdfast.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventWordsTest {
    @ParameterizedTest
    @CsvSource({
        "LOGIN, Sign in",
        "project.read, Read project",
        "invoice.list, List invoices",
        "audit.search, Search audit log",
        "session.end, End session",
        "ReadingProjects.list, ReadingProjects.list",
        "odd, odd"
    })
    void anActionIsSaidInWords(String action, String words) {
        assertThat(EventWords.deed(action)).isEqualTo(words);
    }

    @Test
    void namesOfFieldsBecomeWords() {
        assertThat(EventWords.label("expiresAt")).isEqualTo("Expires at");
        assertThat(EventWords.label("DATA_ACCESS")).isEqualTo("Data access");
    }

    @Test
    void valuesAreSaidAndNothingIsANothing() {
        assertThat(EventWords.value(null)).isEqualTo("nothing");
        assertThat(EventWords.value(true)).isEqualTo("yes");
        assertThat(EventWords.value(3L)).isEqualTo("3");
        assertThat(EventWords.value(List.of())).isEqualTo("none");
        assertThat(EventWords.value(Arrays.asList("a", null))).isEqualTo("a, nothing");
    }

    @Test
    void idsShowTheirEndWhichTellsThemApart() {
        assertThat(EventWords.object("project", "01a1fc88-418a-78b8-9d82-97b3a520445a"))
                .isEqualTo("project …20445a");
        assertThat(EventWords.object("projection", "projects")).isEqualTo("projection projects");
        assertThat(EventWords.object("audit", null)).isEqualTo("audit log");
        assertThat(EventWords.object(null, null)).isNull();
    }
}
