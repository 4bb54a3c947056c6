package io.holdfast.verify.log;

import io.holdfast.verify.event.EventReader;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;

/** What holds for every event by itself. */
final class EventRules {
    private EventRules() {}

    static void check(EventReader event, long n, Findings findings) {
        if (!event.isCanonical()) {
            findings.add(Finding.at(
                    Kind.NOT_CANONICAL, n, "the event at position " + n + " is not in the canonical form of RFC 8785"));
            return;
        }
        if (!event.isOfTenant())
            findings.add(Finding.at(
                    Kind.WRONG_TENANT, n, "the event at position " + n + " belongs to another organization"));
        if (!event.isKnown())
            findings.add(
                    Finding.at(Kind.MALFORMED, n, "the event at position " + n + " has another format, or no time"));
    }
}
