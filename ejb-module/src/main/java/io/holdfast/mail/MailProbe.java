package io.holdfast.mail;

import io.holdfast.mail.model.OutboxStanding;
import io.holdfast.mail.usecase.ReadingMails;
import io.holdfast.operations.HealthPart;
import io.holdfast.operations.HealthProbe;
import io.holdfast.operations.HealthStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the mail of the caller's organization leaves, by what is noted of the last attempts. Asks no mail server. */
@ApplicationScoped
public class MailProbe implements HealthProbe {
    private static final Duration LONG = Duration.ofMinutes(15);

    @Inject
    ReadingMails mails;

    @Inject
    MailSettings settings;

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public int place() {
        return 45;
    }

    @Override
    public HealthPart check(Instant now) {
        OutboxStanding standing = mails.standing();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("waiting", standing.waiting());
        details.put("unsentOfToday", standing.unsentOfToday());
        if (standing.oldest() != null) {
            details.put("oldest", standing.oldest().toString());
        }
        if (standing.lastError() != null) {
            details.put("lastError", standing.lastError());
        }
        if (settings.mode() == MailSettings.Mode.OFF) {
            return new HealthPart(name(), HealthStatus.OFF, "This installation sends no mail.", null, now, details);
        }
        boolean late = standing.oldest() != null && standing.oldest().plus(LONG).isBefore(now);
        boolean failing = late || standing.lastError() != null;
        return new HealthPart(
                name(),
                failing ? HealthStatus.DEGRADED : HealthStatus.UP,
                summary(standing, failing),
                failing ? "See what the mail server answers at Mail, and check holdfast.mail.*." : null,
                now,
                details);
    }

    private static String summary(OutboxStanding standing, boolean failing) {
        if (standing.waiting() == 0) {
            return "No mail waits.";
        }
        return standing.waiting()
                + (standing.waiting() == 1 ? " mail waits" : " mails wait")
                + (failing ? " and could not be handed over so far." : " to be handed over.");
    }
}
