package io.holdfast.audit.sequencer;

import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells every log once that the clock was set back. A leader that dies in between leaves events, and its successor tells it again. */
@ApplicationScoped
public class ClockNews {
    private static final Logger LOG = Logger.getLogger(ClockNews.class.getName());

    @Inject
    SigningClock clock;

    @Inject
    AnnouncingClock announcing;

    @Inject
    RunAs runAs;

    /** Never fails; what is not told now is told with the next checkpoint. */
    void tell(Collection<UUID> tenants) {
        clock.untold().ifPresent(news -> {
            try {
                for (UUID tenant : tenants) {
                    var system = RunAs.system(Sequencer.NAME, new TenantId(tenant), Permission.OPERATE);
                    runAs.call(system, () -> {
                        announcing.announce(news.clock(), news.signed());
                        return null;
                    });
                }
                clock.told(news);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "that the clock was set back cannot be put on record now", e);
            }
        });
    }
}
