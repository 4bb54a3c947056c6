package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.id.ProjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditValuesTest {
    private record Credentials(String user, String password) {}

    @Test
    void exactWholeNumbersStayNumbersAndOthersBecomeText() {
        assertThat(AuditValues.of(Map.of(
                        "int",
                        7,
                        "largest",
                        AuditValues.LARGEST_EXACT,
                        "beyond",
                        AuditValues.LARGEST_EXACT + 1,
                        "least",
                        Long.MIN_VALUE,
                        "money",
                        new BigDecimal("1E+3"),
                        "fraction",
                        0.1)))
                .containsEntry("int", 7L)
                .containsEntry("largest", 9_007_199_254_740_991L)
                .containsEntry("beyond", "9007199254740992")
                .containsEntry("least", "-9223372036854775808")
                .containsEntry("money", "1000")
                .containsEntry("fraction", "0.1");
    }

    @Test
    void idsEnumsAndTimesAreTheirText() {
        UUID id = UUID.randomUUID();

        assertThat(AuditValues.of(Map.of(
                        "id", id, "project", new ProjectId(id), "risk", Risk.HIGH, "day", LocalDate.of(2026, 11, 21))))
                .containsEntry("id", id.toString())
                .containsEntry("project", id.toString())
                .containsEntry("risk", "HIGH")
                .containsEntry("day", "2026-11-21");
    }

    @Test
    void anObjectOfUnknownTypeIsNotRecorded() {
        assertThat(AuditValues.of(Map.of("login", new Credentials("ann", "secret"))))
                .containsEntry("login", AuditValues.NOT_RECORDED);
    }

    @Test
    void aListIsBoundedAndItsElementsAreKeptLikeValues() {
        Object kept = AuditValues.of(Map.of("list", java.util.Collections.nCopies(1000, "x".repeat(10_000))))
                .get("list");

        assertThat((List<?>) kept).hasSize(50).allSatisfy(element -> assertThat(element.toString())
                .hasSizeLessThan(50));
    }
}
