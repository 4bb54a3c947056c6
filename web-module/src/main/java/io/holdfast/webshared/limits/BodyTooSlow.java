package io.holdfast.webshared.limits;

import java.io.IOException;
import java.time.Duration;

/** The body did not arrive in its time: a broken line, or somebody who wants to hold our threads. */
public class BodyTooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooSlow(Duration patience) {
        super("the body did not arrive within " + patience);
    }
}
