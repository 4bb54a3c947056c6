package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesScriptTest {
    private static final RolesScript SCRIPT = new RolesScript("""
            -- A comment; with a semicolon.
            CREATE ROLE holdfast_owner PASSWORD '${owner_password}';
            CREATE DATABASE ${database} OWNER holdfast_owner
              ENCODING 'UTF8';
            """);

    @Test
    void placeholdersAreFilledAndStatementsSeparated() {
        assertThat(SCRIPT.with(Map.of("owner_password", "secret", "database", "holdfast"))
                        .statements())
                .containsExactly(
                        "CREATE ROLE holdfast_owner PASSWORD 'secret'",
                        "CREATE DATABASE holdfast OWNER holdfast_owner\n  ENCODING 'UTF8'");
    }

    @Test
    void anAdministratorIsAskedForEachPassword() {
        assertThat(DbInitCommand.text(SCRIPT))
                .contains("\\prompt 'Password of holdfast_owner (migrations): ' owner_password")
                .contains("CREATE ROLE holdfast_owner PASSWORD :'owner_password';")
                .contains("CREATE DATABASE holdfast")
                .doesNotContain("${");
    }
}
