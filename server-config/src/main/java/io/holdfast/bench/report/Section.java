package io.holdfast.bench.report;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One part of a report: a table, how it came about, and what was wrong. */
public final class Section {
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    public Section(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    /** @param cells one for each column */
    public Section row(String... cells) {
        if (cells.length != columns.size()) throw new IllegalArgumentException("cells of a row: " + cells.length);
        rows.add(List.of(cells));
        return this;
    }

    public Section note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** An answer that was not right. The benchmark fails. */
    public Section problem(String sentence) {
        problems.add(sentence);
        return this;
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    public String markdown() {
        var text = new StringBuilder("### ").append(title).append("\n\n");
        line(text, columns);
        line(text, columns.stream().map(column -> "---").toList());
        rows.forEach(row -> line(text, row));
        text.append('\n');
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        problems.forEach(problem -> text.append("- **Wrong:** ").append(problem).append('\n'));
        return text.toString();
    }

    public JsonObject toJson() {
        var table = Json.createArrayBuilder();
        for (var row : rows) {
            var cells = Json.createObjectBuilder();
            for (int i = 0; i < row.size(); i++) cells.add(columns.get(i), row.get(i));
            table.add(cells);
        }
        return Json.createObjectBuilder()
                .add("title", title)
                .add("rows", table)
                .add("notes", Json.createArrayBuilder(notes))
                .add("problems", Json.createArrayBuilder(problems))
                .build();
    }

    private static void line(StringBuilder text, List<String> cells) {
        cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
        text.append("|\n");
    }
}
