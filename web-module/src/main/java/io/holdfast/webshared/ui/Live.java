package io.holdfast.webshared.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How pages stay fresh while they are open ({@code live.js}). */
@Named
@ApplicationScoped
public class Live {
    /** The header with which pages ask for themselves: nobody sits behind such a request. */
    static final String BACKGROUND = "Holdfast-Background";

    private static final long SOON = 3;

    @Inject
    @ConfigProperty(name = "holdfast.screens.poll")
    Duration poll;

    /** After how many seconds a visible page asks for fresh content; 0 for never. */
    public long getSeconds() {
        return poll.toSeconds();
    }

    /** The same for a page on which somebody waits for work under way. */
    public long getSoon() {
        return Math.min(SOON, getSeconds());
    }
}
