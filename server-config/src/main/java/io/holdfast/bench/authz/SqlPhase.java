package io.holdfast.bench.authz;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** The decision in SQL on one connection, prepared, beside the cheapest statement there is. */
final class SqlPhase {
    private static final int SAMPLES = 10_000;
    private static final int WARMUP = 3_000;
    private static final double OF_THE_CHEAPEST = 2;
    private static final double OF_THE_SMALL = 1.3;
    private static final String CHEAPEST = "SELECT true";
    private static final String CHECK = "SELECT user_has_org_permission_enhanced(?, ?, ?, ?, ?)";
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    /** What somebody holds somewhere, and as many questions of which nearly all are a no. */
    private static final String QUESTIONS = """
        (SELECT m.user_id, p.name, m.scope_type, m.scope_id, true FROM user_permission_matrix m
           JOIN permissions p ON p.tenant_id = m.tenant_id AND p.id = m.permission_id
           WHERE m.tenant_id = ? ORDER BY random() LIMIT 2500)
        UNION ALL
        (SELECT u.id, 'use:thing-' || floor(random() * 400), 'project', p.id, false
           FROM users u, projects_cache p WHERE u.tenant_id = ? AND p.tenant_id = u.tenant_id
             AND random() < 2500.0 / ((SELECT count(*) FROM users WHERE tenant_id = u.tenant_id) * 1000) LIMIT 2500)\
        """;

    private final Connection app;
    private final Console console;

    SqlPhase(Connection app, Console console) {
        this.app = app;
        this.console = console;
    }

    /** @param granted true when a yes is certain */
    private record Question(UUID person, String permission, String kind, UUID place, boolean granted) {}

    private record Figures(Histogram cheapest, Histogram check, int wrong) {}

    Section run(ManyRights small, ManyRights large) throws SQLException {
        var section = new Section(
                "The decision in SQL, one connection",
                "effective grants",
                "select 1, p50",
                "check, p50",
                "check, p99",
                "aim of p50");
        var few = measure(small);
        var many = measure(large);
        row(section, small, few, text("≤ %.0f × select 1", OF_THE_CHEAPEST));
        row(section, large, many, text("≤ %.0f × select 1, ≤ %.1f × the small one's", OF_THE_CHEAPEST, OF_THE_SMALL));
        section.note(text(
                "%,d checks each, mixed with as many cheap statements; at %,d grants %.1f × select 1, and %.2f × the"
                        + " small organization's.",
                SAMPLES, large.grants(), ratio(many.check(), many.cheapest()), ratio(many.check(), few.check())));
        return section;
    }

    private void row(Section section, ManyRights rights, Figures figures, String aim) {
        section.row(
                text("%,d", rights.grants()),
                micros(figures.cheapest(), 50),
                micros(figures.check(), 50),
                micros(figures.check(), 99),
                aim);
        if (figures.wrong() > 0) section.problem(figures.wrong() + " granted permissions were refused");
    }

    private Figures measure(ManyRights rights) throws SQLException {
        console.progress("Checking in SQL, " + rights.grants() + " effective grants");
        rights.enter(app);
        var questions = questions(rights);
        var cheapest = new Histogram(LONGEST, 3);
        var check = new Histogram(LONGEST, 3);
        int wrong = 0;
        try (var one = app.prepareStatement(CHEAPEST);
                var ask = app.prepareStatement(CHECK)) {
            for (int n = -WARMUP; n < SAMPLES; n++) {
                var question = questions.get(Math.floorMod(n, questions.size()));
                bind(ask, rights, question);
                timed(one, n < 0 ? null : cheapest);
                boolean allowed = timed(ask, n < 0 ? null : check);
                if (question.granted() && !allowed) wrong++;
            }
        }
        app.commit();
        return new Figures(cheapest, check, wrong);
    }

    private List<Question> questions(ManyRights rights) throws SQLException {
        var questions = new ArrayList<Question>();
        try (var select = app.prepareStatement(QUESTIONS)) {
            select.setObject(1, rights.tenant());
            select.setObject(2, rights.tenant());
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    questions.add(new Question(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getObject(4, UUID.class),
                            rows.getBoolean(5)));
            }
        }
        if (questions.isEmpty()) throw new BenchException("There is nobody to ask about.");
        Collections.shuffle(questions, new Random(1));
        return questions;
    }

    private static void bind(PreparedStatement ask, ManyRights rights, Question question) throws SQLException {
        ask.setObject(1, question.person());
        ask.setObject(2, rights.tenant());
        ask.setString(3, question.permission());
        ask.setString(4, question.kind());
        ask.setObject(5, question.place());
    }

    /** @param nanos null while it warms up */
    private static boolean timed(PreparedStatement statement, Histogram nanos) throws SQLException {
        long begun = System.nanoTime();
        try (var row = statement.executeQuery()) {
            row.next();
            boolean answer = row.getBoolean(1);
            if (nanos != null) nanos.recordValue(Math.min(LONGEST, System.nanoTime() - begun));
            return answer;
        }
    }

    private static double ratio(Histogram one, Histogram other) {
        return (double) one.getValueAtPercentile(50) / other.getValueAtPercentile(50);
    }

    private static String micros(Histogram nanos, double percentile) {
        return text("%,.0f µs", nanos.getValueAtPercentile(percentile) / 1000.0);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
