package io.holdfast.launcher;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Prints the SQL that a database administrator runs once on an external PostgreSQL 15 or newer:"
                + " roles, database, rights. It changes nothing itself.")
final class DbInitCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Console.standard().line(text(RolesScript.of(Dist.ofThisJar().persistence())));
        return ExitCode.OK;
    }

    /** Passwords are asked for by psql, so that they are neither in the file nor on a command line. */
    static String text(RolesScript script) {
        var sql = script.with(Map.of("database", EmbeddedPostgres.DATABASE)).text();
        return """
                -- Run once, as a superuser; psql asks for the password of each role:
                --   ./holdfast db init > holdfast-init.sql
                --   psql -h SERVER -U postgres -d postgres -v ON_ERROR_STOP=1 -f holdfast-init.sql
                -- Without psql, replace :'owner_password' and the others by literals.
                -- Then give Holdfast the answers:
                --   HOLDFAST_DB_URL=jdbc:postgresql://SERVER:5432/holdfast
                --   HOLDFAST_DB_USER=holdfast_app, HOLDFAST_DB_PASSWORD: the running application
                --   HOLDFAST_DB_OWNER_USER=holdfast_owner, HOLDFAST_DB_OWNER_PASSWORD: "migrate", and "run" for migrations
                \\prompt 'Password of holdfast_owner (migrations): ' owner_password
                \\prompt 'Password of holdfast_app (the application): ' app_password
                \\prompt 'Password of holdfast_reader (reports): ' reader_password

                """ + sql.replaceAll("'\\$\\{(\\w+_password)}'", ":'$1'");
    }
}
