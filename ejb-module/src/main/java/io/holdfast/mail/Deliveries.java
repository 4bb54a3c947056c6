package io.holdfast.mail;

import io.holdfast.jobs.JobQueue;
import io.holdfast.jobs.NewJob;
import io.holdfast.shared.id.MailId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Hands in the job that carries a waiting mail, in the transaction that made it wait. */
@ApplicationScoped
public class Deliveries {
    @Inject
    JobQueue jobs;

    /** @param kind for the job's title */
    public void submit(MailId mail, String kind) {
        jobs.submit(NewJob.of(DeliveringMails.TYPE, new DeliveringMails.Delivery(mail.toString()))
                .withTitle("Mail: " + kind));
    }
}
