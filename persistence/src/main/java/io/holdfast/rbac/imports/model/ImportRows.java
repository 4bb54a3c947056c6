package io.holdfast.rbac.imports.model;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The lines of imports of the entered tenant. */
@ApplicationScoped
public class ImportRows {
    private static final int PORTION = 1_000;
    private static final String COLUMNS = """
            select id, line, email, name, role, place, begins, ends, state, problem_column, problem
            from import_rows where tenant_id = ?1 and import_id = ?2""";

    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    /** How many lines have a state, and of those that give a role, which. @param role null for all others together */
    public record Counted(State state, String role, long lines) {}

    /** Adds what was read; lines with a fault are refused already. */
    public void add(TenantId tenant, UUID in, List<ImportLine> lines) {
        for (int first = 0; first < lines.size(); first += PORTION) {
            JsonArrayBuilder rows = JSON.createArrayBuilder();
            lines.subList(first, Math.min(first + PORTION, lines.size())).forEach(line -> rows.add(json(line)));
            em.createNativeQuery("""
                            insert into import_rows (tenant_id, id, import_id, line, email, name, role, place, begins, ends, state,
                              problem_column, problem)
                            select cast(?1 as uuid), r.id, cast(?2 as uuid), r.line, r.email, r.name, r.role, r.place, r.begins, r.ends, r.state, r.problem_column, r.problem
                            from jsonb_to_recordset(cast(?3 as jsonb)) as r (id uuid, line integer, email text, name text,
                              role text, place text, begins text, ends text, state text, problem_column text, problem text)""")
                    .setParameter(1, tenant.value())
                    .setParameter(2, in)
                    .setParameter(3, rows.build().toString())
                    .executeUpdate();
        }
    }

    private static JsonObjectBuilder json(ImportLine line) {
        JsonObjectBuilder row = JSON.createObjectBuilder()
                .add("id", Uuids.next().toString())
                .add("line", line.line())
                .add("email", line.email())
                .add("name", line.name())
                .add("role", line.role())
                .add("place", line.place())
                .add("begins", line.begins())
                .add("ends", line.ends())
                .add("state", (line.fault() == null ? State.READ : State.REFUSED).name());
        return line.fault() == null ? row : with(row, line.fault());
    }

    private static JsonObjectBuilder with(JsonObjectBuilder row, RowProblem problem) {
        if (problem != null) {
            row.add("problem", problem.detail());
            if (problem.column() != null) {
                row.add("problem_column", problem.column());
            }
        }
        return row;
    }

    /** The next ones in some states: by person, and those of one person in the order of the file. */
    public List<ImportRow> next(TenantId tenant, UUID in, Set<State> states, int limit) {
        return rows(in(COLUMNS + " and state = any (cast(?3 as text[])) order by email, line limit ?4", tenant, in)
                .setParameter(3, words(states))
                .setParameter(4, limit));
    }

    /** A page in the order of the file. @param states none for all @param after the line that it begins after */
    public List<ImportRow> page(TenantId tenant, UUID in, Set<State> states, int after, int limit) {
        Query query = in(
                COLUMNS + (states.isEmpty() ? "" : " and state = any (cast(?3 as text[]))")
                        + " and line > ?4 order by line limit ?5",
                tenant,
                in);
        if (!states.isEmpty()) {
            query.setParameter(3, words(states));
        }
        return rows(query.setParameter(4, after).setParameter(5, limit));
    }

    /** Says what became of lines. */
    public void judge(TenantId tenant, UUID in, Collection<ImportRow> judged) {
        JsonArrayBuilder rows = JSON.createArrayBuilder();
        judged.forEach(row -> rows.add(with(
                JSON.createObjectBuilder()
                        .add("id", row.id().toString())
                        .add("state", row.state().name()),
                row.problem())));
        in("""
                update import_rows w set state = r.state, problem_column = r.problem_column, problem = r.problem
                from jsonb_to_recordset(cast(?3 as jsonb)) as r (id uuid, state text, problem_column text, problem text)
                where w.tenant_id = ?1 and w.import_id = ?2 and w.id = r.id""", tenant, in).setParameter(3, rows.build().toString()).executeUpdate();
    }

    /** How many lines there are of each state, and role where one is given; at most so many different ones. */
    public List<Counted> counts(TenantId tenant, UUID in, int limit) {
        List<?> rows = in("""
                select state, case when state in ('ASSIGN', 'INVITE', 'ASSIGNED', 'INVITED') then role end as given, count(*)
                from import_rows where tenant_id = ?1 and import_id = ?2 group by 1, 2 order by 1, 3 desc, 2 limit ?3""", tenant, in).setParameter(3, limit).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Counted(State.valueOf((String) row[0]), (String) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    private Query in(String sql, TenantId tenant, UUID in) {
        return em.createNativeQuery(sql).setParameter(1, tenant.value()).setParameter(2, in);
    }

    private static String words(Set<State> states) {
        return "{" + String.join(",", states.stream().map(State::name).toList()) + "}";
    }

    private static List<ImportRow> rows(Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(row -> row((Object[]) row)).toList();
    }

    private static ImportRow row(Object[] row) {
        var line = new ImportLine(
                ((Number) row[1]).intValue(),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                null);
        return new ImportRow(
                (UUID) row[0],
                line,
                State.valueOf((String) row[8]),
                row[10] == null ? null : new RowProblem((String) row[9], (String) row[10]));
    }
}
