package io.holdfast.operations;

import io.holdfast.tenancy.model.Schema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to serve on a schema that this build does not fit. It compares and never changes: migrations run before any node. */
@Singleton
@Startup
public class SchemaCheck {
    private static final Logger LOG = Logger.getLogger(SchemaCheck.class.getName());

    @Inject
    Schema schema;

    @Inject
    @ConfigProperty(name = "holdfast.product.version")
    String productVersion;

    @PostConstruct
    void compare() {
        var missing = schema.missingMigrations();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "The database lacks migrations of this version: " + missing + ". Run './holdfast migrate' first.");
        }
        schema.minimumProductVersionAbove(productVersion).ifPresent(minimum -> {
            throw new IllegalStateException("The database needs Holdfast " + minimum + " or later; this is "
                    + productVersion + ". Install the newer version on this node.");
        });
        long stray = schema.ensurePartitions();
        if (stray > 0) {
            LOG.log(Level.SEVERE, "{0} audit events lie in the default partition: see docs/OPERATIONS.md", stray);
        }
    }
}
