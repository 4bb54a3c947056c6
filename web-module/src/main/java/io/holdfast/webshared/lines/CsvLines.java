package io.holdfast.webshared.lines;

import static io.holdfast.shared.json.SharedJson.JSON;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.util.List;

/**
 * A table as RFC 4180 has it, with a line of names. A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (ASVS V1.2.10); control characters other than line ends and tabs become U+FFFD. Lists and objects stand as JSON.
 */
public final class CsvLines implements Lines {
    /** The last four are the same in the width of ideographs, which spreadsheets take as well. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final CsvWriter csv;
    private final List<String> columns;

    /** Writes the line of names. The writer keeps the only buffer. */
    public CsvLines(Writer writer, List<String> columns) {
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(writer);
        this.columns = List.copyOf(columns);
        csv.writeRecord(this.columns);
    }

    @Override
    public void write(String json) throws IOException {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            csv.writeRecord(columns.stream()
                    .map(column -> cell(text(object.get(column))))
                    .toList());
        }
    }

    private static String text(JsonValue value) {
        if (value == null || value.equals(JsonValue.NULL)) {
            return "";
        }
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    static String cell(String text) {
        var cell = new StringBuilder(text.length() + 1);
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            cell.append('\'');
        }
        text.chars().forEach(c -> cell.append(isKept(c) ? (char) c : '\uFFFD'));
        return cell.toString();
    }

    private static boolean isKept(int c) {
        return !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t';
    }
}
