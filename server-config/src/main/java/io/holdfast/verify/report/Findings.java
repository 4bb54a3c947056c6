package io.holdfast.verify.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what does not fit: each kind up to a limit, since a hostile bundle can hold millions; all are counted. */
public final class Findings {
    private static final int OF_A_KIND = 20;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    public void add(Finding finding) {
        if (counts.merge(finding.kind(), 1L, Long::sum) <= OF_A_KIND) kept.add(finding);
    }

    public void addAll(Findings others) {
        others.kept.forEach(this::add);
        others.counts.forEach((kind, count) -> counts.merge(
                kind,
                count - others.kept.stream().filter(one -> one.kind() == kind).count(),
                Long::sum));
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** By position; those without one come last. */
    public List<Finding> inOrder() {
        return kept.stream()
                .sorted(Comparator.<Finding>comparingLong(one -> one.hasPlace() ? one.first() : Long.MAX_VALUE)
                        .thenComparing(one -> !one.isExact()))
                .toList();
    }

    public Map<Kind, Long> counts() {
        return new EnumMap<>(counts);
    }

    /** Where the log goes wrong first: the first of the places within which no other finding is narrower. */
    public Optional<Finding> first() {
        var places = kept.stream().filter(Finding::hasPlace).toList();
        return places.stream()
                .filter(one -> places.stream().noneMatch(one::encloses))
                .min(Comparator.comparingLong(Finding::first).thenComparingLong(Finding::end));
    }
}
