package io.holdfast.mail.usecase;

import io.holdfast.mail.model.OutboxMail;
import java.util.List;

/** A page of mails, the newest first. @param next the cursor of the next page; null on the last */
public record MailPage(List<OutboxMail> items, String next) {
    public MailPage {
        items = List.copyOf(items);
    }
}
