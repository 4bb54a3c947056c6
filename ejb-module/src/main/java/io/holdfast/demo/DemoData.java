package io.holdfast.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fills an installation with the demo's organizations and people, through the same use cases that people call. Only when {@code
 * holdfast.demo} is true, which production never sets.
 */
@Singleton
@Startup
@DependsOn({"SchemaCheck", "NodeLife"})
@TransactionManagement(TransactionManagementType.BEAN)
public class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class.getName());

    @Inject
    @ConfigProperty(name = "holdfast.demo")
    boolean demo;

    @Inject
    DemoTenants tenants;

    @PostConstruct
    void fill() {
        if (demo) {
            DemoPeople.TENANTS.forEach(tenants::make);
            LOG.info("the demo's organizations and people are there");
        }
    }
}
