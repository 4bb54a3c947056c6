package io.holdfast.shared.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
    @Test
    void newIdentifiersAreOfVersionSevenAndInOrder() {
        List<UUID> ids = Stream.generate(Uuids::next).limit(10_000).toList();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2).doesNotHaveDuplicates();
        assertThat(ids.stream().map(UUID::toString)).isSorted();
    }

    @Test
    void anIdentifierIsReadInEitherCase() {
        UUID id = Uuids.next();
        assertThat(Uuids.parse("id", id.toString())).isEqualTo(id);
        assertThat(Uuids.parse("id", id.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "42",
                " 0190a1b2-0000-7000-8000-000000000000",
                "0190a1b2-0000-7000-8000-00000000000g",
                "{0190a1b2-0000-7000-8000-000000000000}",
                "0190a1b2-0000-7000-8000-000000000000' OR 1=1",
                "0190a1b200007000800000000000000000"
            })
    void whatIsNoIdentifierIsRefusedByItsName(String text) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> Uuids.parse("projectId", text))
                .withMessageContaining("projectId")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER));
    }
}
