package io.holdfast.bench.authz;

import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** What people hold of a large organization, made anew from nothing, and compared when nothing is wrong. */
final class RebuildPhase {
    private static final Duration AIM_PER_MILLION = Duration.ofSeconds(5);
    /** What kept them is told that nothing needs to follow. */
    private static final String[] NOTHING = {
        "SELECT set_config('holdfast.rebuilding', 'on', true)",
        "DELETE FROM user_permission_matrix WHERE tenant_id = $tenant",
        "DELETE FROM role_effective_permissions WHERE tenant_id = $tenant",
        "DELETE FROM org_permission_summary WHERE tenant_id = $tenant"
    };

    private final Connection owner;
    private final Connection app;
    private final Console console;

    RebuildPhase(Connection owner, Connection app, Console console) {
        this.owner = owner;
        this.app = app;
        this.console = console;
    }

    Section run(ManyRights rights) throws SQLException {
        console.progress("Making what people hold anew, " + rights.grants() + " effective grants");
        var section = new Section("What people hold, made anew", "effective grants", "before", "takes", "aim");
        empty(rights);
        refresh(section, rights, "nothing", true);
        refresh(section, rights, "all right", false);
        section.note(
                "One statement, refresh_permission_materialized_views(), one connection, each once; the tables were"
                        + " vacuumed before the first.");
        return section;
    }

    private void empty(ManyRights rights) throws SQLException {
        owner.setAutoCommit(false);
        try (var statement = owner.createStatement()) {
            for (var step : NOTHING) statement.execute(step.replace("$tenant", "'" + rights.tenant() + "'::uuid"));
        }
        owner.commit();
        owner.setAutoCommit(true);
        try (var statement = owner.createStatement()) {
            statement.execute("VACUUM user_permission_matrix, role_effective_permissions, org_permission_summary");
        }
    }

    private void refresh(Section section, ManyRights rights, String before, boolean differs) throws SQLException {
        rights.enter(app);
        long wrong;
        long begun;
        long taken;
        try (var statement = app.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 0");
            begun = System.nanoTime();
            try (var row = statement.executeQuery("SELECT refresh_permission_materialized_views()")) {
                row.next();
                wrong = row.getLong(1);
            }
            app.commit();
            taken = System.nanoTime() - begun;
        }
        section.row(
                String.format(Locale.ROOT, "%,d", rights.grants()),
                before,
                String.format(Locale.ROOT, "%.1f s", taken / 1e9),
                "≤ " + AIM_PER_MILLION.toSeconds() + " s per 1,000,000");
        if (differs ? wrong < rights.grants() : wrong != 0)
            section.problem("Before it, " + before + ": " + wrong + " rows were said to be wrong.");
    }
}
