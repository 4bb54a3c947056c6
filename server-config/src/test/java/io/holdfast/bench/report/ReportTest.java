package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Report report = new Report("bench", new Console(stream, stream));
    private final Section section = new Section("Load", "address").row("list");

    @Test
    void what_was_measured_is_printed_at_once() {
        report.head("two cores");
        report.add(section);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "## bench\n\n- two cores\n\n### Load\n\n| address |\n| --- |\n| list |\n");
    }

    @Test
    void a_report_is_right_while_nothing_in_it_was_wrong() {
        report.add(section);
        assertThat(report.isRight()).isTrue();

        section.problem("3 × list: status 500");

        assertThat(report.isRight()).isFalse();
        report.end();
        assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("**Not every answer was right.**\n");
    }

    @Test
    void a_file_holds_the_same(@TempDir Path folder) throws IOException {
        report.add(section);

        report.writeTo(folder.resolve("report.json"));

        assertThat(Files.readString(folder.resolve("report.json")))
                .contains("\"right\":true", "\"rows\":[{\"address\":\"list\"}]");
    }
}
