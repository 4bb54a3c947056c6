package io.holdfast.mirror;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One mirror as one node knows it, and the one look at the database or reading of Zoho that the node has under way for it. */
final class Standing {
    private final AtomicBoolean busy = new AtomicBoolean();
    private final CompletableFuture<Sighting> first = new CompletableFuture<>();
    private volatile Sighting seen;
    private volatile boolean outdated;
    private volatile CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    /** Null before the first look. */
    Sighting seen() {
        return seen;
    }

    void see(Sighting sighting) {
        seen = sighting;
        outdated = false;
        first.complete(sighting);
    }

    /** Completed once the mirror was seen. */
    CompletableFuture<Sighting> first() {
        return first;
    }

    /** Another node says that the mirror has changed: the next reader looks. */
    void outdate() {
        outdated = true;
    }

    boolean isOutdated() {
        return outdated;
    }

    /** Takes the right to look, for one thread of this node at a time. */
    boolean begin() {
        return busy.compareAndSet(false, true);
    }

    void end() {
        busy.set(false);
    }

    /** The reading of Zoho under way on this node; completed when there is none. Never completes with an error. */
    CompletableFuture<Void> reading() {
        return reading;
    }

    void reads(CompletableFuture<Void> underWay) {
        reading = underWay;
    }
}
