package io.holdfast.webshared.lines;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    private final StringWriter out = new StringWriter();

    @Test
    void aTableHasItsNamesFirstAndEachCellInItsColumn() throws IOException {
        var lines = new CsvLines(out, List.of("count", "name", "tags", "other"));
        lines.write("{\"name\":\"a, \\\"b\\\"\",\"tags\":[\"x\",\"y\"],\"count\":7}");
        lines.write("{\"name\":null}");

        assertThat(out)
                .hasToString("count,name,tags,other\r\n" + "7,\"a, \"\"b\"\"\",\"[\"\"x\"\",\"\"y\"\"]\",\r\n,,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1+1", "=cmd|' /C calc'!A0"})
    void aCellIsNeverAFormula(String text) throws IOException {
        new CsvLines(out, List.of("name")).write(named(text));

        assertThat(cells().get(1)).startsWith("'").endsWith(text.substring(1));
    }

    @Test
    void noTextBeginsARowOrHidesAControlCharacter() throws IOException {
        new CsvLines(out, List.of("name", "count")).write(named("a\r\n\"x\",9\u0000\u001B[31m\u0085"));

        assertThat(cells()).containsExactly("name", "count", "a\r\n\"x\",9\uFFFD\uFFFD[31m\uFFFD", "");
    }

    @Test
    void everyThingIsOneLineOfJson() throws IOException {
        var lines = new JsonLines(out);
        lines.write(named("a\nb\u0000"));
        lines.write(named("c"));

        assertThat(out.toString().lines()).containsExactly(named("a\nb\u0000"), named("c"));
    }

    private static String named(String name) {
        return Json.createObjectBuilder().add("name", name).build().toString();
    }

    private List<String> cells() throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(out.toString())) {
            return reader.stream().flatMap(row -> row.getFields().stream()).toList();
        }
    }
}
