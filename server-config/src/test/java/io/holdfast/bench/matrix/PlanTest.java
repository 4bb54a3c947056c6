package io.holdfast.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final List<Member> MEMBERS = IntStream.range(0, 18)
            .mapToObj(n -> new Member(new UUID(0, 0), new UUID(0, n), null, "p" + n))
            .toList();
    private static final List<Endpoint> ENDPOINTS = IntStream.range(0, 40)
            .mapToObj(n -> new Endpoint("GET", "/api/things-" + n + "/{id}", Set.of("read:things")))
            .toList();

    @Test
    void everyTwoValuesMeetWithAGoodCredential() {
        var good = cells(Plan.PAIRWISE).stream()
                .filter(cell -> cell.credential() == Credential.VALID)
                .toList();

        assertThat(pairs(good, Cell::endpoint, Cell::member)).isEqualTo((long) ENDPOINTS.size() * MEMBERS.size());
        assertThat(pairs(good, Cell::endpoint, Cell::target))
                .isEqualTo((long) ENDPOINTS.size() * Target.values().length);
        assertThat(pairs(good, Cell::member, Cell::target)).isEqualTo((long) MEMBERS.size() * Target.values().length);
    }

    @Test
    void everyCredentialMeetsEachEndpointAndEachPersonAndEachKindOfObject() {
        var all = cells(Plan.PAIRWISE);
        int credentials = Credential.values().length;

        assertThat(pairs(all, Cell::credential, Cell::endpoint)).isEqualTo((long) credentials * ENDPOINTS.size());
        assertThat(pairs(all, Cell::credential, Cell::member)).isEqualTo((long) credentials * MEMBERS.size());
        assertThat(pairs(all, Cell::credential, Cell::target)).isEqualTo((long) credentials * Target.values().length);
    }

    @Test
    void theFullPlanHasEveryCase() {
        assertThat(cells(Plan.FULL))
                .doesNotHaveDuplicates()
                .hasSize(ENDPOINTS.size() * MEMBERS.size() * Credential.values().length * Target.values().length);
    }

    @Test
    void whatNamesNoObjectIsTriedWithoutOne() {
        var endpoint = new Endpoint("GET", "/api/things", Set.of("read:things"));

        assertThat(Plan.FULL.of(endpoint, 0, MEMBERS)).hasSize(MEMBERS.size() * Credential.values().length);
    }

    private static List<Cell> cells(Plan plan) {
        var cells = new ArrayList<Cell>();
        for (int n = 0; n < ENDPOINTS.size(); n++) cells.addAll(plan.of(ENDPOINTS.get(n), n, MEMBERS));
        return cells;
    }

    private static long pairs(List<Cell> cells, Function<Cell, Object> one, Function<Cell, Object> other) {
        return cells.stream()
                .map(cell -> List.of(one.apply(cell), other.apply(cell)))
                .distinct()
                .count();
    }
}
