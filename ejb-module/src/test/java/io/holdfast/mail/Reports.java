package io.holdfast.mail;

/** Delivery reports as mail servers write them. */
final class Reports {
    private Reports() {}

    /** @param fields of the recipient, such as {@code Action: failed} */
    static String of(String messageId, String... fields) {
        return """
                From: MAILER-DAEMON@mx.example
                To: returned@holdfast.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain; charset=us-ascii

                This is the mail system at host mx.example.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Sun, 29 Nov 2026 12:00:00 +0000

                Final-Recipient: rfc822; ada@acme.example
                %s

                --b1
                Content-Type: message/rfc822

                From: no-reply@holdfast.example
                Message-ID: %s
                Subject: Invitation

                Hello
                --b1--
                """.formatted(String.join("\n", fields), messageId).replace("\n", "\r\n");
    }
}
