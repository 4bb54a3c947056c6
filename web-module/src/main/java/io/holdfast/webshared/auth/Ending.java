package io.holdfast.webshared.auth;

import jakarta.servlet.ServletContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether this process was told to end. The server listens for a while yet, and takes away one by one what requests need; so this
 * needs nothing of it.
 */
public final class Ending {
    private static final Logger LOG = Logger.getLogger(Ending.class.getName());

    private final Thread signal = new Thread(this::begin, "holdfast-ending");
    private volatile boolean begun;

    private Ending() {}

    /** To be closed with the application, which the process may outlive. */
    static Ending watchedBy(ServletContext application) {
        var ending = new Ending();
        Runtime.getRuntime().addShutdownHook(ending.signal);
        application.setAttribute(Ending.class.getName(), ending);
        return ending;
    }

    public static Ending of(ServletContext application) {
        return (Ending) application.getAttribute(Ending.class.getName());
    }

    public boolean hasBegun() {
        return begun;
    }

    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(signal);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "the process ends", e);
        }
    }

    private void begin() {
        begun = true;
    }
}
