package io.holdfast.nodelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLogHandlerTest {
    @TempDir
    Path folder;

    private final Caller acting = RunAs.system("test", new TenantId(UUID.randomUUID()));
    private Path path;
    private LineFile lines;
    private JsonLogHandler handler;

    @BeforeEach
    void open() throws IOException {
        path = folder.resolve("node.json.log");
        lines = LineFile.open(path);
        handler = new JsonLogHandler(lines, "node7", () -> acting);
    }

    @AfterEach
    void close() throws IOException {
        lines.close();
    }

    @Test
    void aLineSaysWhatWasSaidAndInWhoseRequest() throws IOException {
        handler.publish(entry(Level.INFO, "{0} jobs", 3));

        assertThat(written()).singleElement().satisfies(line -> {
            assertThat(line.getString("message")).isEqualTo("3 jobs");
            assertThat(line.getString("level")).isEqualTo("INFO");
            assertThat(line.getString("logger")).isEqualTo("io.holdfast.test");
            assertThat(line.getString("node")).isEqualTo("node7");
            assertThat(line.getString("tenant")).isEqualTo(acting.tenant().toString());
            assertThat(line.getString("requestId")).isEqualTo(acting.origin().requestId());
            assertThat(line.getString("traceId")).matches("[0-9a-f]{32}");
        });
    }

    @Test
    void noTextBeginsALineOrShowsASecret() throws IOException {
        LogRecord entry = entry(Level.WARNING, "name\n{\"level\":\"SEVERE\"}\r password=s3cr3t");
        entry.setThrown(new IllegalStateException("token: s3cr3t\nforged"));

        handler.publish(entry);

        assertThat(Files.readString(path)).doesNotContain("s3cr3t");
        assertThat(written()).singleElement().satisfies(line -> {
            assertThat(line.getString("level")).isEqualTo("WARNING");
            assertThat(line.getString("exception")).contains("IllegalStateException");
        });
    }

    @Test
    void whatIsSaidMeanwhileDoesNotGoInCircles() throws IOException {
        handler = new JsonLogHandler(lines, "node7", () -> {
            handler.publish(entry(Level.INFO, "looking for who acts"));
            return null;
        });

        handler.publish(entry(Level.INFO, "m"));

        assertThat(written()).extracting(line -> line.getString("message")).containsExactly("m");
    }

    @Test
    void afterRotationLinesGoOnAtTheBeginning() throws IOException {
        handler.publish(entry(Level.INFO, "before"));
        lines.flush();
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }

        handler.publish(entry(Level.INFO, "after"));

        assertThat(written()).extracting(line -> line.getString("message")).containsExactly("after");
    }

    private List<JsonObject> written() throws IOException {
        lines.flush();
        return Files.readAllLines(path).stream().map(JsonLogHandlerTest::object).toList();
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private static LogRecord entry(Level level, String message, Object... parameters) {
        var entry = new LogRecord(level, message);
        entry.setLoggerName("io.holdfast.test");
        entry.setParameters(parameters);
        return entry;
    }
}
