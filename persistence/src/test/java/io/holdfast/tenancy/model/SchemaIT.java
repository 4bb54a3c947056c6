package io.holdfast.tenancy.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.security.Caller;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaIT {
    private final TestDatabase database = TestDatabase.migrated();
    private final TestUnit unit = new TestUnit(database);

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void aMigratedDatabaseFits() {
        assertThat(missing()).isEmpty();
        assertThat(needed("1.0.0")).isEmpty();
        assertThat(this.<Boolean>with(Schema::answers)).isTrue();
    }

    @Test
    void aMigrationThatDidNotRunOrFailedIsMissing() {
        database.asOwner(sql -> sql.update("DELETE FROM flyway_schema_history WHERE script ~ '[0-9]__audit_log[.]sql'")
                + sql.update("UPDATE flyway_schema_history SET success = false WHERE script LIKE '%__role_packs.sql'"));

        assertThat(missing())
                .hasSize(2)
                .anyMatch(name -> name.matches("V\\d+__audit_log\\.sql"))
                .anyMatch(name -> name.matches("V\\d+__role_packs\\.sql"));
    }

    @Test
    void aMigrationOfANewerProductIsFine() {
        database.asOwner(sql -> sql.update(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (999, '29991231', 'later', 'SQL', 'x/V29991231__later.sql',"
                        + " 'holdfast_owner', 1, true)"));

        assertThat(missing()).isEmpty();
    }

    @Test
    void aSchemaMayNeedANewerProduct() {
        database.asOwner(sql -> sql.update("INSERT INTO schema_requirement VALUES ('1.10.0')"));

        assertThat(needed("1.9.3")).contains("1.10.0");
        assertThat(needed("1.10.0")).isEmpty();
        assertThat(needed("2.0.0")).isEmpty();
    }

    @Test
    void noEventLiesInADefaultPartitionAtFirst() {
        assertThat(this.<Long>with(Schema::ensurePartitions)).isZero();
    }

    private List<String> missing() {
        return with(Schema::missingMigrations);
    }

    private Optional<String> needed(String installed) {
        return with(schema -> schema.minimumProductVersionAbove(installed));
    }

    private <T> T with(Function<Schema, T> work) {
        return unit.inTenant(Caller.PLATFORM.value(), em -> {
            var schema = new Schema();
            schema.em = em;
            return work.apply(schema);
        });
    }
}
