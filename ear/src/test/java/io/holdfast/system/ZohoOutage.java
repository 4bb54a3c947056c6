package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/**
 * Zoho is not there: nothing listens at its address. The launcher would start the simulator again at once, so it stands still
 * meanwhile; it does its duty when the outage ends.
 */
final class ZohoOutage implements AutoCloseable {
    private final OsProcess launcher;
    private final Simulator zoho;
    private final Instant since;

    private ZohoOutage(OsProcess launcher, Simulator zoho) {
        this.launcher = launcher;
        this.zoho = zoho;
        this.since = Instant.now();
    }

    static ZohoOutage begin(Holdfast holdfast) {
        OsProcess launcher = holdfast.launcher().process();
        launcher.pause();
        holdfast.launcher().memberProcess("simulator").kill();
        assertThat(holdfast.simulator().isUp()).isFalse();
        return new ZohoOutage(launcher, holdfast.simulator());
    }

    Instant since() {
        return since;
    }

    /** Zoho is back, with what it knew at the beginning. */
    @Override
    public void close() {
        launcher.resume();
        await().atMost(Duration.ofSeconds(60)).until(zoho::isUp);
    }
}
