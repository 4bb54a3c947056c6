package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {
    @TempDir
    Path folder;

    private HttpServer node;

    @BeforeEach
    void aNodeThatSaysItIsReady() throws IOException {
        node = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        node.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        node.start();
    }

    @AfterEach
    void stop() {
        node.stop(0);
    }

    @Test
    void itHasTheShapeThatScriptsRelyOn() {
        var json = report("http://127.0.0.1:" + node.getAddress().getPort(), "http://localhost:8090")
                .toJson();
        assertThat(json.keySet())
                .containsExactly("version", "home", "portal", "database", "nodes", "simulator", "mailbox", "authzen");
        assertThat(json.getJsonArray("nodes").getJsonObject(0).keySet()).containsExactly("name", "pid", "url", "ready");
        assertThat(json.getJsonArray("nodes").getJsonObject(0).getBoolean("ready"))
                .isTrue();
        assertThat(json.getJsonObject("simulator").keySet())
                .containsExactly("url", "clientId", "clientSecret", "refreshToken", "faults", "calls");
        assertThat(json.getJsonObject("authzen").keySet()).containsExactly("base", "publicUrl", "token");
        assertThat(json.getJsonObject("authzen").getString("base")).isEqualTo("http://localhost:8080");
        assertThat(json.getJsonObject("authzen").getString("publicUrl")).isEqualTo("https://localhost:8080");
    }

    @Test
    void aNodeThatDoesNotAnswerIsNotReadyAndNoSimulatorIsNoMember() {
        var json = report("http://127.0.0.1:1", null).toJson();
        assertThat(json.getJsonArray("nodes").getJsonObject(0).getBoolean("ready"))
                .isFalse();
        assertThat(json).doesNotContainKey("simulator");
    }

    @Test
    void everyNodeIsNamedInOrderAlsoOneThatDoesNotRun() {
        var process = ProcessMark.ofThisProcess();
        var ready = "http://127.0.0.1:" + node.getAddress().getPort();
        var nodes = report(
                        List.of(
                                new State.Member("node", "node3", process, ready),
                                new State.Member("node", "node1", process, "http://127.0.0.1:1"),
                                new State.Member("node", "node2", ProcessMark.NONE, ready)),
                        null)
                .toJson()
                .getJsonArray("nodes")
                .getValuesAs(JsonObject.class);
        assertThat(nodes).extracting(node -> node.getString("name")).containsExactly("node1", "node2", "node3");
        assertThat(nodes).extracting(node -> node.getBoolean("ready")).containsExactly(false, false, true);
        assertThat(nodes).extracting(node -> node.getInt("pid")).containsExactly((int) process.pid(), 0, (int)
                process.pid());
    }

    private StatusReport report(String url, String simulator) {
        return report(List.of(new State.Member("node", "node1", ProcessMark.ofThisProcess(), url)), simulator);
    }

    private StatusReport report(List<State.Member> members, String simulator) {
        var settings = new Settings(Map.of(), new Properties());
        var home = new Home(folder, folder, Optional.empty());
        var installation = new Installation(settings, home, new Secrets(folder, settings), new Dist(folder));
        var process = ProcessMark.ofThisProcess();
        return new StatusReport(
                installation,
                new State(
                        "1.0.0",
                        process,
                        true,
                        "http://localhost:8080",
                        "jdbc:postgresql://127.0.0.1:15432/holdfast",
                        simulator,
                        members));
    }
}
