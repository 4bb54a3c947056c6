package io.holdfast.projects.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.projects.model.PageKey;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectCursorTest {
    private static final UUID ID = UUID.fromString("01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11");

    @Test
    void aCursorLeadsBackToItsPlace() {
        var key = new PageKey("Straße & <b>Brücke</b>\n第二期", ID);
        assertThat(ProjectCursor.parse(ProjectCursor.of(key))).isEqualTo(key);
    }

    @Test
    void aCursorIsSafeInAnAddress() {
        assertThat(ProjectCursor.of(new PageKey("???>>>~~~", ID))).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "%00",
                "invoices.number.1\n01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11\nx",
                "projects.name.2\n01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11\nx",
                "projects.name.1\n1-1-1-1-1\nx",
                "projects.name.1\n01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11",
                "projects.name.1\n01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11\nx\0"
            })
    void anotherListsCursorIsRefusedByName(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8));
        for (String cursor : new String[] {text, encoded, "A".repeat(10_000)}) {
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> ProjectCursor.parse(cursor))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER))
                    .withMessageContaining("'cursor'");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        String cursor = Base64.getUrlEncoder().encodeToString(new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> ProjectCursor.parse(cursor));
    }
}
