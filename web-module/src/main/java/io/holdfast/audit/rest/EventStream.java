package io.holdfast.audit.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.audit.model.EventKey;
import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.audit.usecase.ExportingAudit;
import io.holdfast.audit.usecase.ExportingAudit.Export;
import io.holdfast.webshared.lines.CsvLines;
import io.holdfast.webshared.lines.JsonLines;
import io.holdfast.webshared.lines.Lines;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;

/** Writes an export, one page in memory at a time. */
final class EventStream implements StreamingOutput {
    static final String JSON_LINES = "application/x-ndjson";
    static final String CSV = "text/csv";

    private final ExportingAudit exporting;
    private final Export export;
    private final EventShape shape;
    private final boolean csv;
    private final Jsonb jsonb;

    EventStream(ExportingAudit exporting, Export export, EventShape shape, boolean csv, Jsonb jsonb) {
        this.exporting = exporting;
        this.export = export;
        this.shape = shape;
        this.csv = csv;
        this.jsonb = jsonb;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
        Lines lines = csv ? new CsvLines(writer, shape.columns()) : new JsonLines(writer);
        List<RecordedEvent> page = exporting.page(export, null);
        while (!page.isEmpty()) {
            for (RecordedEvent event : page) {
                lines.write(jsonb.toJson(shape.line(event)));
            }
            writer.flush();
            page = exporting.page(export, EventKey.of(page.get(page.size() - 1)));
        }
        writer.flush();
    }
}
