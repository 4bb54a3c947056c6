package io.holdfast.rbac.imports.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.imports.model.ImportRow;
import io.holdfast.rbac.imports.usecase.ReadingImports;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.webshared.lines.CsvLines;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Set;
import java.util.UUID;

/** Writes what became of the lines as a table, one page in memory at a time. */
final class ImportLines implements StreamingOutput {
    private static final int PAGE = 1_000;

    private final ReadingImports reading;
    private final UUID id;
    private final ListPage<ImportRow> first;
    private final Jsonb jsonb;

    /** Reads the first page already, so that what is refused is refused before anything is written. */
    ImportLines(ReadingImports reading, UUID id, Jsonb jsonb) {
        this.reading = reading;
        this.id = id;
        this.first = reading.page(id, Set.of(), null, PAGE);
        this.jsonb = jsonb;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
        var lines = new CsvLines(writer, ImportRowBody.COLUMNS);
        ListPage<ImportRow> page = first;
        while (page != null) {
            for (ImportRow row : page.items()) {
                lines.write(jsonb.toJson(ImportRowBody.of(row)));
            }
            writer.flush();
            page = page.next() == null ? null : reading.page(id, Set.of(), page.next(), PAGE);
        }
        writer.flush();
    }
}
