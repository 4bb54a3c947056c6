package io.holdfast.bench.report;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that one benchmark has to say. @param head machine and versions, one line each */
public record Report(String title, List<String> head, List<Section> sections) {

    public boolean isRight() {
        return sections.stream().allMatch(section -> section.problems().isEmpty());
    }

    public String markdown() {
        var lines = head.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
        var tables = sections.stream().map(Section::markdown).collect(Collectors.joining("\n"));
        var verdict = isRight() ? "Every answer was right." : "**Not every answer was right.**";
        return "## " + title + "\n\n" + lines + "\n" + tables + "\n" + verdict;
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
