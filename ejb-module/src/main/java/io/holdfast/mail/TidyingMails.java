package io.holdfast.mail;

import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Drops what unsent mails say, forgets mails that ended long ago, and ends those whose job was lost. */
@ApplicationScoped
public class TidyingMails implements JobHandler {
    @Inject
    MailTidying tidying;

    @Override
    public String type() {
        return "mail.tidy";
    }

    @Override
    public Optional<Recurring> recurring() {
        return Optional.of(Recurring.of("tidy-mails", "Tidy up the outbox", "50 2 * * *"));
    }

    @Override
    public void run(JobRun run) {
        int all = 0;
        int portion = MailTidying.PORTION;
        while (portion >= MailTidying.PORTION && !run.isCancelled()) {
            portion = tidying.portion();
            all += portion;
        }
        run.result(Map.of("rows", all));
    }
}
