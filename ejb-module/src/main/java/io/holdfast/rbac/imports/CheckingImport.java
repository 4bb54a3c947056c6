package io.holdfast.rbac.imports;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRefused;
import io.holdfast.jobs.JobRun;
import io.holdfast.rbac.imports.model.ImportRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Finds out what would become of each line of an import, and changes nothing. */
@ApplicationScoped
public class CheckingImport implements JobHandler {
    public static final String TYPE = "import.check";

    /** Fifty thousand lines take minutes. */
    static final JobPolicy POLICY =
            JobPolicy.STANDARD.withTimeout(Duration.ofHours(2)).withPriority(6);

    @Inject
    ImportPortions portions;

    @Inject
    ImportEnds ends;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return POLICY;
    }

    @Override
    public void run(JobRun run) throws JobRefused {
        UUID id = ImportJob.of(run);
        int lines = portions.open(id).lines();
        long done = 0;
        List<ImportRow> judged = portions.rehearse(id);
        while (!judged.isEmpty()) {
            portions.keep(id, judged);
            done += judged.size();
            run.progress(Math.min(done, lines), lines, "lines");
            judged = portions.rehearse(id);
        }
        run.finishing(() -> ends.checked(id, run.id()));
    }
}
