package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRequestsTest {
    private static final NodeRequest STOP = new NodeRequest("stop", "node2");

    @TempDir
    Path folder;

    private NodeRequests requests;
    private ExecutorService desk;

    @BeforeEach
    void inAnEmptyFolder() {
        requests = new NodeRequests(folder);
    }

    @AfterEach
    void close() {
        if (desk != null) desk.shutdownNow();
    }

    @Test
    void whatTheLauncherSaysReachesWhoAsked() throws IOException {
        List<NodeRequest> seen = new ArrayList<>();
        desk = requests.serve(request -> {
            seen.add(request);
            return new NodeRequests.Answer(true, "node2 is stopped.");
        });

        assertThat(requests.ask(STOP, Duration.ofSeconds(30), () -> true)).isEqualTo("node2 is stopped.");
        assertThat(seen).containsExactly(STOP);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRefusalIsTheReasonOfTheFailure() {
        desk = requests.serve(request -> new NodeRequests.Answer(false, "There is no node2."));

        assertThatThrownBy(() -> requests.ask(STOP, Duration.ofSeconds(30), () -> true))
                .isInstanceOf(LauncherException.class)
                .hasMessage("There is no node2.");
    }

    @Test
    void aLauncherThatIsGoneLeavesNothingToDoBehind() throws IOException {
        assertThatThrownBy(() -> requests.ask(STOP, Duration.ofSeconds(30), () -> false))
                .isInstanceOf(LauncherException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatAnEarlierLauncherHasNotSeenIsNotDone() throws IOException {
        Files.writeString(folder.resolve("a.request"), STOP.toJson().toString());
        requests.clear();
        List<NodeRequest> seen = new ArrayList<>();

        requests.answerAll(request -> {
            seen.add(request);
            return new NodeRequests.Answer(true, "");
        });

        assertThat(seen).isEmpty();
    }
}
