package io.holdfast.security;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Makes the lease when the product starts, so that the first change of a right already waits for the other nodes. */
@Singleton
@Startup
@DependsOn("SchemaCheck")
public class LeaseStart {
    @Inject
    Lease lease;

    @PostConstruct
    void begin() {
        lease.prepare();
    }
}
