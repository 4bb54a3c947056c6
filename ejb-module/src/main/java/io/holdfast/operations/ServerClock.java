package io.holdfast.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock of domain rules. Grants, leases and audit go by the database's time instead. */
@ApplicationScoped
public class ServerClock {
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
