package io.holdfast.bench.jobs;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Machine;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The order of things. */
final class JobsBench {
    private static final int TENANTS = 10;
    private static final int WARM_UP = 5000;
    private static final int PER_SECOND = 100;
    private static final int BESIDE_PER_SECOND = 20;
    private static final long LOOK_EVERY = 20_000_000L;
    private static final long LIMIT = 300_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final JobsOptions options;
    private final Ending ending;
    private final Console console;

    JobsBench(JobsOptions options, Ending ending, Console console) {
        this.options = options;
        this.ending = ending;
        this.console = console;
    }

    Report figures() throws IOException, InterruptedException, SQLException {
        var report = new Report("./holdfast bench jobs", console);
        report.head(Machine.describe());
        var product = ending.with(Product.in(ending.folder().resolve("jobs"), options.nodes()));
        var status = product.start(Map.of("HOLDFAST_JOBS_WORKERS", Integer.toString(options.workers())));
        report.head("Holdfast " + status.version() + ", nodes: " + options.nodes() + ", workers per node: "
                + options.workers() + "; everything else as installed");
        try (Connection owner = product.database("owner");
                Connection admin = product.database("admin")) {
            var table = new JobTable(owner);
            count(admin);
            report.add(throughput(table));
            report.add(latency(table));
            report.add(fairness(table));
            report.add(idle(table));
        }
        return report;
    }

    /** Lets the server count calls of functions, for the idle phase. */
    private static void count(Connection admin) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("ALTER SYSTEM SET track_functions = 'all'");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private Section throughput(JobTable table) throws SQLException {
        console.progress("Small jobs per second");
        List<UUID> tenants = new ArrayList<>();
        for (int i = 0; i < TENANTS; i++) tenants.add(table.newTenant());
        var section = new Section("Small jobs", "run", "jobs", "jobs/s");
        run(table, tenants, WARM_UP, "warm-up");
        for (int round = 1; round <= options.rounds(); round++) {
            String title = "round " + round;
            run(table, tenants, options.jobs(), title);
            double seconds = table.secondsFromFirstToLast(title);
            section.row(title, Integer.toString(options.jobs()), oneDecimal(options.jobs() / seconds));
            right(section, table, title);
        }
        return section.note("Jobs of " + TENANTS
                + " tenants, inserted before; each has a transaction of its own in its tenant, locks"
                + " its row and marks it done. From the first beginning to the last end, by the database's clock.");
    }

    private void run(JobTable table, List<UUID> tenants, int jobs, String title) throws SQLException {
        for (UUID tenant : tenants) table.addMany(tenant, jobs / tenants.size(), title);
        table.tell();
        awaitDone(table, title);
    }

    private Section latency(JobTable table) throws SQLException {
        console.progress("How soon a job starts");
        UUID tenant = table.newTenant();
        pace(table, tenant, PER_SECOND, "paced");
        awaitDone(table, "paced");
        var section = new Section("From submission to beginning", "jobs/s", "median ms", "p99 ms", "longest ms");
        latencies(section, table, PER_SECOND, "paced");
        right(section, table, "paced");
        return section.note(
                "One job per transaction at a fixed rate, another process tells the nodes. Counted from the beginning"
                        + " of the transaction that submits to the claim's time, by the database's clock.");
    }

    private Section fairness(JobTable table) throws SQLException {
        console.progress("Beside a long queue");
        UUID busy = table.newTenant();
        UUID other = table.newTenant();
        table.addMany(busy, options.backlog(), "backlog");
        table.tell();
        pace(table, other, BESIDE_PER_SECOND, "beside");
        long left = table.open("backlog");
        awaitDone(table, "beside");
        var section = new Section(
                "A tenant beside another's " + options.backlog() + " jobs",
                "jobs/s",
                "median ms",
                "p99 ms",
                "longest ms");
        latencies(section, table, BESIDE_PER_SECOND, "beside");
        right(section, table, "beside");
        table.forget("backlog");
        return section.note("Of the queue " + left + " jobs were left when the last of these was submitted.");
    }

    private Section idle(JobTable table) throws SQLException {
        console.progress("Idling");
        LockSupport.parkNanos(10 * SECOND);
        long before = table.calls("claim_jobs");
        int seconds = 3 * options.seconds();
        LockSupport.parkNanos(seconds * SECOND);
        double perSecond = (table.calls("claim_jobs") - before) / (double) seconds / options.nodes();
        return new Section("Idling", "questions/s per node", "statements/s per node")
                .row(twoDecimals(perSecond), twoDecimals(perSecond * 2))
                .note(
                        "An idle engine asks one question, in a transaction of its own: the question and its end. Counted by the"
                                + " server over " + seconds
                                + " s; without lease and heartbeat, which are not the engine's.");
    }

    private void pace(JobTable table, UUID tenant, int perSecond, String title) throws SQLException {
        long begun = System.nanoTime();
        for (int i = 0; i < perSecond * options.seconds(); i++) {
            long due = begun + i * SECOND / perSecond;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            table.add(tenant, title);
        }
    }

    private static void latencies(Section section, JobTable table, int rate, String title) throws SQLException {
        List<Double> ms = table.startLatency(title);
        section.row(Integer.toString(rate), oneDecimal(ms.get(0)), oneDecimal(ms.get(1)), oneDecimal(ms.get(2)));
    }

    private static void right(Section section, JobTable table, String title) throws SQLException {
        long wrong = table.notDoneOnce(title);
        if (wrong > 0) section.problem(wrong + " jobs of '" + title + "' were not done at their first attempt.");
    }

    private void awaitDone(JobTable table, String title) throws SQLException {
        long begun = System.nanoTime();
        while (table.open(title) > 0) {
            if (System.nanoTime() - begun > LIMIT) throw new BenchException("The jobs of '" + title + "' did not end.");
            LockSupport.parkNanos(LOOK_EVERY * 10);
        }
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String twoDecimals(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
