package io.holdfast.operations;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * The two pools. Audit events of refusals and failures have their own, so that a full main pool cannot keep a refusal off the
 * record. A connection is tried at most once a second: a restarted database is noticed without a restart of the node.
 */
@DataSourceDefinition(
        name = "java:global/jdbc/holdfast",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=holdfast.db.url}",
        user = "${MPCONFIG=holdfast.db.user}",
        password = "${MPCONFIG=holdfast.db.password}",
        minPoolSize = 2,
        maxPoolSize = 12,
        properties = {
            "fish.payara.max-wait-time-in-millis=3000",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1"
        })
@DataSourceDefinition(
        name = "java:global/jdbc/detached",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=holdfast.db.url}",
        user = "${MPCONFIG=holdfast.db.user}",
        password = "${MPCONFIG=holdfast.db.password}",
        minPoolSize = 1,
        maxPoolSize = 4,
        properties = {
            "fish.payara.max-wait-time-in-millis=2000",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1"
        })
@Singleton
public class DataSources {}
