package io.holdfast.webshared.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/** Counts the bytes of an answer. Pages, which write characters, are not counted. */
final class CountedResponse extends HttpServletResponseWrapper {
    private Counting stream;
    private boolean writes;

    CountedResponse(HttpServletResponse response) {
        super(response);
    }

    /** Negative when characters were written. */
    long bytes() {
        return writes ? -1 : stream == null ? 0 : stream.count;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Counting(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        writes = true;
        return super.getWriter();
    }

    private static final class Counting extends ServletOutputStream {
        private final ServletOutputStream target;
        private long count;

        Counting(ServletOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int oneByte) throws IOException {
            target.write(oneByte);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            count += length;
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            target.close();
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }
    }
}
