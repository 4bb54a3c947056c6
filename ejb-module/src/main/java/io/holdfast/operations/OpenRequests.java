package io.holdfast.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;

/** How many requests this node is answering: whoever ends it waits until there are none. */
@ApplicationScoped
public class OpenRequests {
    private final LongAdder open = new LongAdder();

    /** To be raised and lowered by the first filter, which may outlive the beans of an application that is taken down. */
    public LongAdder counter() {
        return open;
    }

    public long count() {
        return open.sum();
    }
}
