package io.holdfast.mail;

import io.holdfast.jobs.JobFailure;
import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.jobs.Recurring;
import io.holdfast.mail.model.OutboxMails.Owned;
import io.holdfast.security.RunAs;
import io.holdfast.shared.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads the reports of mails that were taken and not delivered, and notes them with the mails. */
@ApplicationScoped
public class ReadingBounces implements JobHandler {
    private static final String TYPE = "mail.bounces";
    private static final int MOST = 200;

    private static final JobPolicy POLICY = JobPolicy.STANDARD
            .withAttempts(1)
            .withTimeout(Duration.ofMinutes(4))
            .waitingOutside();

    @Inject
    BounceSettings settings;

    @Inject
    MailLedger ledger;

    @Inject
    RunAs runAs;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return POLICY;
    }

    @Override
    public Optional<Recurring> recurring() {
        return settings.isOn()
                ? Optional.of(Recurring.of("read-bounces", "Read what mail came back", "*/5 * * * *"))
                : Optional.empty();
    }

    @Override
    public void run(JobRun run) throws JobFailure {
        if (!settings.isOn()) {
            return;
        }
        var mailbox = new BounceMailbox(settings.server(), settings.folder(), settings.readFolder());
        try {
            BounceMailbox.Outcome outcome = mailbox.read(MOST, this::note);
            run.result(
                    Map.of("messages", outcome.messages(), "reports", outcome.reports(), "failed", outcome.failed()));
        } catch (MessagingException e) {
            throw new JobFailure("The mailbox of reports could not be read: " + e.getMessage(), e);
        }
    }

    /** Each in the tenant of its mail. A report of something else is nobody's. */
    private void note(DeliveryReport report) {
        for (String messageId : report.messageIds()) {
            Optional<Owned> mail = ledger.find(messageId);
            if (mail.isPresent()) {
                var caller = RunAs.system("job:" + TYPE, mail.get().tenant(), Permission.OPERATE);
                runAs.call(caller, () -> ledger.returned(mail.get().id(), report));
                return;
            }
        }
    }
}
