package io.holdfast.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Runs {@code db/roles.sql}, the product's own script, on the tests' server. */
final class RolesScript {
    private RolesScript() {}

    /** Makes the roles and a database, as an operator does. */
    static void run(String database) {
        execute("postgres", statements(database));
    }

    /** Copies a database. Its privileges are not part of the copy: they are given again, from the same script. */
    static void copyDatabase(String template, String copy) {
        execute(
                "postgres",
                List.of("CREATE DATABASE " + copy + " OWNER holdfast_owner TEMPLATE " + template
                        + " STRATEGY FILE_COPY"));
        Predicate<String> privilege = s -> s.startsWith("REVOKE") || s.startsWith("GRANT");
        execute(copy, statements(copy).stream().filter(privilege).toList());
    }

    private static List<String> statements(String database) {
        try (InputStream script = RolesScript.class.getResourceAsStream("/db/roles.sql")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("${owner_password}", TestDatabase.OWNER_PASSWORD)
                    .replace("${app_password}", TestDatabase.APP_PASSWORD)
                    .replace("${reader_password}", TestDatabase.READER_PASSWORD)
                    .replace("${database}", database);
            return Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String database, List<String> statements) {
        try (Connection connection = EmbeddedServer.get().superuser(database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
