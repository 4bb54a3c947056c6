package io.holdfast.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database of its own for one test class, on the JVM's one PostgreSQL, with the roles of {@code db/roles.sql} and the
 * product's migrations.
 *
 * <p>Usage: {@code static final TestDatabase database = TestDatabase.migrated();} and then
 * {@code database.inTenant(tenant, sql -> sql.one("SELECT name FROM accounts"))}. Databases go with the JVM.
 */
public final class TestDatabase {
    public static final String OWNER_PASSWORD = "owner-of-tests";
    public static final String APP_PASSWORD = "app-of-tests";
    public static final String READER_PASSWORD = "reader-of-tests";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final DataSource keptOwner;
    private final DataSource keptApp;

    private TestDatabase(String name) {
        this.name = name;
        keptOwner = EmbeddedServer.get().kept("holdfast_owner", OWNER_PASSWORD, name);
        keptApp = EmbeddedServer.get().kept("holdfast_app", APP_PASSWORD, name);
    }

    /** Makes a database with all migrations applied, as a copy of one that was migrated once. */
    public static TestDatabase migrated() {
        return copyOf(Templates.migrated());
    }

    /** Makes a database that no migration has touched. */
    public static TestDatabase empty() {
        return copyOf(Templates.empty());
    }

    /** The address that a node would be given. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + EmbeddedServer.get().port() + "/" + name + "?stringtype=unspecified";
    }

    /** Connects as {@code holdfast_owner}, the role of migrations, each time anew. */
    public DataSource owner() {
        return EmbeddedServer.get().dataSource("holdfast_owner", OWNER_PASSWORD, name);
    }

    /** Connects as {@code holdfast_app}, the role of the runtime, each time anew. */
    public DataSource app() {
        return EmbeddedServer.get().dataSource("holdfast_app", APP_PASSWORD, name);
    }

    /** Like {@link #app}, with connections that are used again, as new. */
    DataSource keptApp() {
        return keptApp;
    }

    /** Connects as {@code holdfast_reader}, the role of reports. */
    public DataSource reader() {
        return EmbeddedServer.get().dataSource("holdfast_reader", READER_PASSWORD, name);
    }

    /** The migrations of the product, to be run as the owner. */
    public FluentConfiguration migrations() {
        return Flyway.configure()
                .dataSource(owner())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .outOfOrder(true)
                .outputQueryResults(false)
                .validateMigrationNaming(true);
    }

    /** Runs work as the owner, in one transaction that is committed at its end. */
    public <T> T asOwner(SqlWork<T> work) {
        return inTransaction(keptOwner, work);
    }

    /** Runs work as the runtime, in one transaction of this tenant that is committed at its end. */
    public <T> T inTenant(UUID tenant, SqlWork<T> work) {
        return inTransaction(keptApp, sql -> {
            sql.enterTenant(tenant);
            return work.run(sql);
        });
    }

    /** Runs work as the runtime, in one transaction that knows no tenant. */
    public <T> T withoutTenant(SqlWork<T> work) {
        return inTransaction(keptApp, work);
    }

    /** Makes a tenant and returns its identifier. */
    public UUID newTenant(String kind) {
        UUID tenant = UUID.randomUUID();
        return asOwner(sql -> {
            sql.update(
                    "INSERT INTO tenants (id, slug, name, kind) VALUES (?, ?, ?, ?)",
                    tenant,
                    "t-" + tenant,
                    "Tenant " + tenant,
                    kind);
            return tenant;
        });
    }

    private static <T> T inTransaction(DataSource source, SqlWork<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.run(new Sql(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static TestDatabase copyOf(String template) {
        String name = "test_" + NUMBER.incrementAndGet();
        RolesScript.copyDatabase(template, name);
        return new TestDatabase(name);
    }

    /** Made once per JVM, on first use. */
    private static final class Templates {
        private static final String EMPTY = "holdfast_empty";
        private static final String MIGRATED = "holdfast_migrated";

        /** Kept, because a logger that nobody holds forgets its level. */
        private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

        static {
            FLYWAY.setLevel(Level.SEVERE);
            RolesScript.run(EMPTY);
            RolesScript.copyDatabase(EMPTY, MIGRATED);
            new TestDatabase(MIGRATED).migrations().load().migrate();
        }

        private Templates() {}

        // Methods, because reading a constant would not run the initializer above.
        static String empty() {
            return EMPTY;
        }

        static String migrated() {
            return MIGRATED;
        }
    }
}
