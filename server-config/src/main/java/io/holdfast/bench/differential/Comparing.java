package io.holdfast.bench.differential;

import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the evaluator and whoever is compared with it. */
public final class Comparing {
    private static final String ASK = """
        SELECT user_has_org_permission_enhanced(q.person, ?, q.permission, q.kind, q.place, q.at)
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[])
          WITH ORDINALITY AS q (person, permission, kind, place, at, n) ORDER BY q.n\
        """;

    private Comparing() {}

    /**
     * The snapshot: organizations of every kind, by their reasons.
     *
     * @param first seed
     */
    public static Tally inMemory(long first, long organizations, int questions) {
        var tally = new Tally();
        for (long seed = first; seed < first + organizations; seed++) {
            var organization = RandomOrganization.any(seed);
            var snapshot = RightsSnapshot.of(organization.known());
            for (int n = 0; n < questions; n++) {
                var question = organization.question();
                var right = Evaluator.decide(organization.known(), question).reason();
                tally.compare(right, snapshot.decide(question) == right, seed, question);
            }
        }
        return tally;
    }

    /** The SQL function, by yes and no: an organization is written, then asked about in one statement as the product's role. */
    public static Tally inSql(Connection owner, Connection app, long first, long organizations, int questions)
            throws SQLException {
        var tally = new Tally();
        for (long seed = first; seed < first + organizations; seed++) {
            var organization = RandomOrganization.storable(seed);
            StoredOrganization.store(owner, organization);
            var asked = new ArrayList<Question>();
            for (int n = 0; n < questions; n++) asked.add(organization.question());
            var answers = answers(app, organization, asked);
            for (int n = 0; n < questions; n++) {
                var right = Evaluator.decide(organization.known(), asked.get(n));
                tally.compare(right.reason(), answers.get(n) == right.allowed(), seed, asked.get(n));
            }
        }
        return tally;
    }

    private static List<Boolean> answers(Connection app, RandomOrganization organization, List<Question> asked)
            throws SQLException {
        var tenant = organization.known().tenant();
        app.setAutoCommit(false);
        try (var enter = app.prepareStatement("SELECT set_session_variables(?, NULL, NULL, NULL, NULL, 'bench')");
                var ask = app.prepareStatement(ASK)) {
            enter.setObject(1, tenant);
            enter.execute();
            ask.setObject(1, tenant);
            ask.setArray(
                    2,
                    app.createArrayOf("uuid", asked.stream().map(Question::user).toArray()));
            ask.setArray(
                    3,
                    app.createArrayOf(
                            "text", asked.stream().map(Question::permission).toArray()));
            ask.setArray(
                    4,
                    app.createArrayOf(
                            "text",
                            asked.stream().map(q -> q.place().type().word()).toArray()));
            ask.setArray(
                    5,
                    app.createArrayOf(
                            "uuid", asked.stream().map(q -> q.place().id()).toArray()));
            ask.setArray(
                    6,
                    app.createArrayOf(
                            "timestamptz",
                            asked.stream().map(q -> q.at().toString()).toArray()));
            var answers = new ArrayList<Boolean>();
            try (var rows = ask.executeQuery()) {
                while (rows.next()) answers.add(rows.getBoolean(1));
            }
            app.commit();
            return answers;
        }
    }
}
