package io.holdfast.nodelog;

import io.holdfast.shared.log.JsonLine;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The file of lines, when the settings name one. */
@ApplicationScoped
public class NodeLog {
    private static final Logger LOG = Logger.getLogger(NodeLog.class.getName());
    /** Held, because a logger that nobody holds forgets its handlers. */
    private static final Logger ROOT = Logger.getLogger("");

    @Inject
    CallerContext context;

    @Inject
    @ConfigProperty(name = "holdfast.node-name")
    String node;

    @Inject
    @ConfigProperty(name = "holdfast.log.json-file")
    Optional<String> path;

    @Inject
    @ConfigProperty(name = "holdfast.log.requests")
    boolean requests;

    private volatile LineFile lines;
    private JsonLogHandler handler;
    private long lostBefore;

    void start() {
        if (path.isEmpty()) {
            return;
        }
        try {
            lines = LineFile.open(Path.of(path.get()));
        } catch (IOException e) {
            // The text log goes on; a node does not stay away for the other one.
            LOG.log(Level.SEVERE, "the log " + path.get() + " cannot be written", e);
            return;
        }
        handler = new JsonLogHandler(lines, node, this::acting);
        ROOT.addHandler(handler);
    }

    void stop() {
        if (lines == null) {
            return;
        }
        ROOT.removeHandler(handler);
        LineFile open = lines;
        lines = null;
        try {
            open.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the last lines of the log " + path.get() + " could not be written", e);
        }
    }

    /** Puts on disk what is held back, and says when lines were lost. */
    void flush() {
        LineFile open = lines;
        if (open == null) {
            return;
        }
        open.flush();
        long lost = open.lost();
        if (lost > lostBefore) {
            lostBefore = lost;
            LOG.log(Level.WARNING, "{0} lines of the log {1} could not be written", new Object[] {lost, path.get()});
        }
    }

    /** Says that a request is over, with who asked. */
    public void over(RequestLine request) {
        LineFile open = lines;
        if (open == null || !requests) {
            return;
        }
        var line = new JsonLine()
                .with("time", Instant.now().toString())
                .with("level", "INFO")
                .with("logger", "holdfast.requests")
                .with("message", "request")
                .with("node", node);
        Caller acting = acting();
        if (acting != null) {
            line.with("tenant", acting.tenant().toString())
                    .with("requestId", acting.origin().requestId())
                    .with("traceId", acting.origin().traceId());
        }
        line.with("method", request.method())
                .with("route", request.route())
                .with("status", request.status())
                .with("durationMs", request.time().toMillis());
        if (request.bytes() >= 0) {
            line.with("bytes", request.bytes());
        }
        open.write(line.end());
    }

    /** Null where nobody acts; most of what a server logs is said outside requests. */
    private Caller acting() {
        try {
            return context.isSet() ? context.caller() : null;
        } catch (ContextNotActiveException | IllegalStateException noRequest) {
            return null;
        }
    }
}
