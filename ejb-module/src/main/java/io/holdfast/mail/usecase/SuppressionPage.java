package io.holdfast.mail.usecase;

import io.holdfast.mail.model.Suppression;
import java.util.List;

/** A page of suppressed addresses, the latest first. @param next the cursor of the next page; null on the last */
public record SuppressionPage(List<Suppression> items, String next) {
    public SuppressionPage {
        items = List.copyOf(items);
    }
}
