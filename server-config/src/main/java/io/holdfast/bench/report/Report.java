package io.holdfast.bench.report;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that one benchmark has to say, printed part by part: what was measured is not lost when something fails later. */
public final class Report {
    private final String title;
    private final Console console;
    private final List<String> head = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    public Report(String title, Console console) {
        this.title = title;
        this.console = console;
        console.result("## " + title + "\n");
    }

    /** A line on machine, versions or settings, before the first section. */
    public void head(String line) {
        head.add(line);
        console.result("- " + line);
    }

    public void add(Section section) {
        sections.add(section);
        console.result("\n" + section.markdown().stripTrailing());
    }

    /** Says the verdict. */
    public void end() {
        console.result("\n" + (isRight() ? "Every answer was right." : "**Not every answer was right.**"));
    }

    public boolean isRight() {
        return sections.stream().allMatch(section -> section.problems().isEmpty());
    }

    public void writeTo(Path file) throws IOException {
        var all = Json.createArrayBuilder();
        sections.forEach(section -> all.add(section.toJson()));
        var json = Json.createObjectBuilder()
                .add("title", title)
                .add("head", Json.createArrayBuilder(head))
                .add("right", isRight())
                .add("sections", all)
                .build();
        Files.writeString(file, json + System.lineSeparator());
    }
}
