package io.holdfast.identity.usecase;

import io.holdfast.security.RunAs;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Says in both logs that the time of a switch is over. Nobody acts by it any more from that moment on, with or without this; each has a
 * transaction of its own.
 */
@Collaborator
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class TenantSwitchClock {
    private static final Logger LOG = Logger.getLogger(TenantSwitchClock.class.getName());

    @Inject
    RunAs runAs;

    @Inject
    ExpiringTenantSwitches expiring;

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void tick() {
        try {
            runAs.call(RunAs.system("tenant-switch", Caller.PLATFORM, Permission.OPERATE), () -> {
                while (expiring.next()) {
                    LOG.fine("a switch has ended by its time");
                }
                return null;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "switches whose time is over could not be ended; tried again", e);
        }
    }
}
