package io.holdfast.mail;

import io.holdfast.jobs.JobFailure;
import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Carries a mail to the mail server. A mail that the server took just before this node died is carried again, with the same
 * Message-ID. When to give up is the mail's business (it is for people to see), so the job has attempts to spare.
 */
@ApplicationScoped
public class DeliveringMails implements JobHandler {
    static final String TYPE = "mail.deliver";

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final JobPolicy POLICY = JobPolicy.STANDARD
            .withAttempts(1000)
            .withTimeout(Duration.ofMinutes(5))
            .withPermissions(Permission.OPERATE)
            .waitingOutside();

    @Inject
    MailLedger ledger;

    @Inject
    MailCarriers carriers;

    @Inject
    MailSettings settings;

    /** What the job carries: no more than the mail's id. */
    public record Delivery(String mail) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return POLICY.withBackoff(settings.retryAfter(), LONGEST_WAIT);
    }

    @Override
    public void run(JobRun run) throws JobFailure {
        var id = new MailId(Uuids.parse("mail", run.payload(Delivery.class).mail()));
        var outgoing = ledger.begin(id);
        if (outgoing.isEmpty()) {
            return;
        }
        Verdict verdict = carriers.carry(outgoing.get());
        if (!verdict.isForNow()) {
            run.finishing(() -> ledger.end(id, verdict));
        } else if (!ledger.end(id, verdict)) {
            // What the server said stands with the mail, not with the job: it may name the reader.
            throw new JobFailure("The mail could not be handed over yet; the mail says why.");
        }
    }
}
