package io.holdfast.mail;

import java.time.Instant;

/** Mails to carry, for tests. */
final class Mails {
    static final MailAddress SENDER =
            MailAddress.of("no-reply@holdfast.example").orElseThrow();
    static final String ID = "<0193527c-6a00-7000-8000-00000000000a@holdfast.example>";

    private Mails() {}

    static Outgoing to(String address) {
        return new Outgoing(
                "invitation",
                MailAddress.of(address).orElseThrow(),
                ID,
                Instant.parse("2026-11-21T08:05:00Z"),
                new Letter("Grüße an <Ada>", "Grüße\n.\nEnde\n", "<p>Grüße</p>\n"));
    }
}
