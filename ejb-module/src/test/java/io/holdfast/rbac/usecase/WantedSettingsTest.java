package io.holdfast.rbac.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WantedSettingsTest {
    private static final String READ = "read:budget";
    private static final PermissionMatrix MATRIX = new PermissionMatrix(
            new TreeMap<>(Map.of(READ, "budget", "read:events", "events")),
            Map.of("treasurer", 50, "volunteer", 20, "member", 10),
            Map.of(),
            Map.of(new Cell(READ, "treasurer"), Effect.REMOVE, new Cell(READ, "member"), Effect.ADD),
            Map.of());

    @Test
    void whatIsNotNamedOfANamedPermissionIsTakenBackAndWhatStaysIsNotTouched() {
        Map<Cell, Effect> expected = new HashMap<>();
        expected.put(new Cell(READ, "treasurer"), null);
        expected.put(new Cell(READ, "volunteer"), Effect.LOCK);

        assertThat(wanted(change(READ, Map.of("volunteer", Effect.LOCK, "member", Effect.ADD))))
                .isEqualTo(expected);
    }

    @Test
    void aPermissionThatIsNotNamedStaysAsItIs() {
        assertThat(wanted()).isEmpty();
        assertThat(wanted(new SettingsChange("", "events", "read:events", Map.of())))
                .isEmpty();
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        assertThatThrownBy(() -> wanted(
                        change("fly:rockets", Map.of()),
                        new SettingsChange("/b", "events", READ, Map.of("emperor", Effect.ADD)),
                        change("read:events", Map.of()),
                        new SettingsChange("/d", "events", "read:events", Map.of())))
                .isInstanceOfSatisfying(DomainException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_FIELD);
                    assertThat(refused.errors())
                            .extracting(FieldError::pointer)
                            .containsExactly("/a/key", "/b/key", "/b/roles", "/a/key", "/d/key");
                });
    }

    private static SettingsChange change(String permission, Map<String, Effect> effects) {
        return new SettingsChange("/a", "budget", permission, effects);
    }

    private static Map<Cell, Effect> wanted(SettingsChange... changes) {
        return WantedSettings.of(MATRIX, List.of(changes));
    }
}
