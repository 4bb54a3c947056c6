package io.holdfast.billing.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.billing.model.InvoiceKey;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceCursorTest {
    private static final String ID = "01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11";

    @Test
    void aCursorLeadsBackToItsPlace() {
        for (LocalDate date : new LocalDate[] {LocalDate.of(2026, 11, 21), InvoiceKey.UNDATED}) {
            var key = new InvoiceKey(date, UUID.fromString(ID));
            assertThat(InvoiceCursor.parse(InvoiceCursor.of(key))).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "projects.name.1\n" + ID + "\n2026-11-21",
                "invoices.newest.1\n" + ID + "\n",
                "invoices.newest.1\n" + ID + "\n2026-13-01",
                "invoices.newest.1\n" + ID + "\n+999999999-01-01",
                "invoices.newest.1\n" + ID + "\nsoon"
            })
    void anotherListsCursorIsRefusedByName(String text) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> InvoiceCursor.parse(cursor))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER))
                .withMessageContaining("'cursor'");
    }
}
