package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final ProcessMark DEAD =
            new ProcessMark(ProcessHandle.current().pid(), "ticks:0");

    @TempDir
    Path folder;

    private StateFile file;

    @BeforeEach
    void inAnEmptyFolder() {
        file = new StateFile(folder.resolve("state.json"));
    }

    @Test
    void whatWasWrittenIsRead() {
        var state = stateOf(ProcessMark.ofThisProcess());
        file.write(state);
        assertThat(file.read()).contains(state);
    }

    @Test
    void nothingIsReadWhereNothingWasStarted() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsAnother() {
        assertThat(stateOf(DEAD).anythingAlive()).isFalse();
        assertThat(stateOf(ProcessMark.ofThisProcess()).anythingAlive()).isTrue();
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("state.json"), "{");
        assertThatThrownBy(file::read).hasMessageContaining("state.json");
    }

    private static State stateOf(ProcessMark mark) {
        return new State(
                "1.0.0",
                DEAD,
                true,
                "http://localhost:1",
                "jdbc:postgresql://127.0.0.1:2/holdfast",
                "http://localhost:3",
                List.of(
                        new State.Member("database", "postgres", DEAD, null),
                        new State.Member("node", "node1", mark, "http://localhost:1")));
    }
}
