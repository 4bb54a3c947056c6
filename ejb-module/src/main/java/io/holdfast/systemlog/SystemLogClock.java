package io.holdfast.systemlog;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Opens the system log when the node starts and writes it every two seconds; each portion has a transaction of its own. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class SystemLogClock {
    @Inject
    SystemLog log;

    @PostConstruct
    void start() {
        log.start();
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void tick() {
        log.write();
    }

    @PreDestroy
    void stop() {
        log.stop();
    }
}
