package io.holdfast.tenancy.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the database's schema is, held against what this build ships. */
@ApplicationScoped
public class Schema {
    private static final String SHIPPED = "/db/migrations.list";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** The file names of shipped migrations that the database has not run. Further ones in the database are fine. */
    public List<String> missingMigrations() {
        @SuppressWarnings("unchecked")
        List<String> run = em.createNativeQuery(
                        "select script from flyway_schema_history where success and script is not null")
                .getResultList();
        var names = run.stream().map(Schema::fileName).toList();
        return shipped().stream().filter(name -> !names.contains(name)).toList();
    }

    /** The schema's minimum product version, when it is above the given one. */
    public Optional<String> minimumProductVersionAbove(String productVersion) {
        @SuppressWarnings("unchecked")
        List<String> minimums = em.createNativeQuery("select minimum_product_version from schema_requirement")
                .getResultList();
        return minimums.stream()
                .filter(minimum -> Version.parse(minimum).compareTo(Version.parse(productVersion)) > 0)
                .findFirst();
    }

    /** Makes the coming partitions. Answers how many rows lie in a default partition, where none should. */
    public long ensurePartitions() {
        Object stray = em.createNativeQuery("select ensure_partitions()").getSingleResult();
        return ((Number) stray).longValue();
    }

    /** True when the database answers. */
    public boolean answers() {
        return em.createNativeQuery("select 1").getSingleResult() != null;
    }

    /** The version of the database server, for instance {@code 17.2}. */
    public String serverVersion() {
        return (String)
                em.createNativeQuery("select current_setting('server_version')").getSingleResult();
    }

    private static List<String> shipped() {
        try (var in = Schema.class.getResourceAsStream(SHIPPED);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    private static String fileName(String script) {
        return script.substring(script.lastIndexOf('/') + 1);
    }
}
