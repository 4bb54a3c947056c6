package io.holdfast.operations;

import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.log.Repetitions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps the server's own words about a failing database short. Its containers and pools log each failed call with all its causes,
 * whether the application handles it or not; of what they say again, one a minute is enough, because each failed request has a
 * line of ours.
 */
@ApplicationScoped
public class ServerLogs implements Filter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ADAPTER = "javax.enterprise.resource.resourceadapter.com.sun.";
    private static final String SESSIONS = "org.eclipse.persistence.session";
    private static final List<String> TALKATIVE = List.of(
            "jakarta.enterprise.ejb.container",
            "javax.enterprise.resource.jta.com.sun.enterprise.transaction",
            ADAPTER + "enterprise.connectors",
            ADAPTER + "enterprise.resource",
            ADAPTER + "enterprise.resource.allocator",
            ADAPTER + "enterprise.resource.pool",
            ADAPTER + "enterprise.resource.rm",
            ADAPTER + "gjc.spi",
            ADAPTER + "gjc.spi.jdbc40");

    private final Repetitions said = new Repetitions(MINUTE, System::nanoTime);
    /** Held, because loggers are forgotten with their filters when nobody holds them. */
    private final List<Logger> loggers = new ArrayList<>();

    void watch(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Stream<String> sessions = Collections.list(LogManager.getLogManager().getLoggerNames()).stream()
                .filter(name -> name.startsWith(SESSIONS));
        Stream.concat(TALKATIVE.stream(), sessions).map(Logger::getLogger).forEach(this::shorten);
    }

    private void shorten(Logger logger) {
        if (logger.getFilter() == null) {
            logger.setFilter(this);
            loggers.add(logger);
        }
    }

    @PreDestroy
    void leave() {
        loggers.forEach(logger -> logger.setFilter(null));
    }

    @Override
    public boolean isLoggable(LogRecord entry) {
        return entry.getLevel().intValue() < Level.WARNING.intValue() || said.isFirst(kind(entry));
    }

    private static String kind(LogRecord entry) {
        return String.join(
                " ",
                entry.getLoggerName(),
                entry.getMessage(),
                Arrays.toString(entry.getParameters()),
                entry.getThrown() == null ? "" : FailureLog.kind(entry.getThrown()));
    }
}
