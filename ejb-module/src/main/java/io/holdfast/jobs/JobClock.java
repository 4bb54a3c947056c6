package io.holdfast.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Starts and stops the engine with the node. */
@Startup
@Singleton
@DependsOn("SchemaCheck")
@TransactionManagement(TransactionManagementType.BEAN)
public class JobClock {
    @Inject
    JobEngine engine;

    @PostConstruct
    void start() {
        engine.start();
    }

    @PreDestroy
    void stop() {
        engine.stop();
    }
}
