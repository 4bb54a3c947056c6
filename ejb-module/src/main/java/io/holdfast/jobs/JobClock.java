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
@DependsOn("NodeLife")
@TransactionManagement(TransactionManagementType.BEAN)
public class JobClock {
    @Inject
    JobEngine engine;

    @Inject
    JobNews news;

    @PostConstruct
    void start() {
        news.listen();
        engine.start();
    }

    @PreDestroy
    void stop() {
        engine.stop();
    }
}
