package io.holdfast.rbac.imports.usecase;

import io.holdfast.jobs.SubmittedJob;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.model.ImportRows.Counted;
import java.util.List;
import java.util.Optional;

/**
 * An import as whoever began it sees it.
 *
 * @param counts of its lines by state, and by role where a line gives one
 * @param job that checks or applies it, the latest; empty when it is forgotten
 */
public record ImportView(Import made, List<Counted> counts, Optional<SubmittedJob> job) {
    public ImportView {
        counts = List.copyOf(counts);
    }

    /** How many lines have a state. */
    public long lines(State state) {
        return counts.stream()
                .filter(one -> one.state() == state)
                .mapToLong(Counted::lines)
                .sum();
    }

    /** True while a job sees to it. */
    public boolean isUnderWay() {
        return job.map(SubmittedJob::isOpen).orElse(false);
    }

    /** True when a job gave up, was cancelled or is forgotten before it was done. */
    public boolean isStopped() {
        return !isUnderWay() && (made.state() == Import.State.CHECKING || made.state() == Import.State.APPLYING);
    }
}
