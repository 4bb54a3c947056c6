package io.holdfast.operations;

import io.holdfast.shared.security.Collaborator;
import io.holdfast.tenancy.model.Schema;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Asks the database for a sign of life, in a transaction of its own. */
@Stateless
@Collaborator
public class DatabaseReadiness {
    @Inject
    Schema schema;

    /** True when the database answered. @throws RuntimeException when it cannot be reached */
    public boolean answers() {
        return schema.answers();
    }

    /** The database's version. @throws RuntimeException when it cannot be reached */
    public String version() {
        return schema.serverVersion();
    }
}
