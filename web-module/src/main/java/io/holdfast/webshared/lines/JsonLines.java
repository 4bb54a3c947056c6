package io.holdfast.webshared.lines;

import java.io.IOException;
import java.io.Writer;

/** One JSON object per line; JSON escapes line ends and control characters in texts. */
public final class JsonLines implements Lines {
    private final Writer writer;

    public JsonLines(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void write(String json) throws IOException {
        writer.write(json);
        writer.write('\n');
    }
}
