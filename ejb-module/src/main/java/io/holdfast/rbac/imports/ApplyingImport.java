package io.holdfast.rbac.imports;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRefused;
import io.holdfast.jobs.JobRun;
import io.holdfast.rbac.imports.ImportSteps.Tried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Does the lines of an import that may be done. Begun again after a node's death it goes on where it was. */
@ApplicationScoped
public class ApplyingImport implements JobHandler {
    public static final String TYPE = "import.apply";
    public static final String TITLE = "Import people and roles";

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
        return CheckingImport.POLICY;
    }

    @Override
    public void run(JobRun run) throws JobRefused {
        UUID id = ImportJob.of(run);
        int lines = portions.open(id).lines();
        long done = 0;
        Tried tried = portions.apply(id);
        while (!tried.rows().isEmpty() && !tried.mailIsFull()) {
            done += tried.rows().size();
            run.progress(done, lines, "lines");
            tried = portions.apply(id);
        }
        boolean goesOn = tried.mailIsFull();
        run.finishing(() -> {
            if (goesOn) {
                ends.later(id);
            } else {
                ends.applied(id, run.id());
            }
        });
    }
}
