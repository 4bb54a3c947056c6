package io.holdfast.nodelog;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Opens the log when the node starts, puts it on disk each second, and closes it. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeLogClock {
    @Inject
    NodeLog log;

    @PostConstruct
    void start() {
        log.start();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        log.flush();
    }

    @PreDestroy
    void stop() {
        log.stop();
    }
}
