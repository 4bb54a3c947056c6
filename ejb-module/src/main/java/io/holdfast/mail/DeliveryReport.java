package io.holdfast.mail;

import java.util.List;

/**
 * What a mail server reports of a mail that it took before.
 *
 * @param messageIds of the mails that it may be about, the likeliest first; what a stranger wrote there
 * @param said one line
 */
record DeliveryReport(List<String> messageIds, Kind kind, String said) {
    private static final int LONGEST = 400;

    enum Kind {
        /** There is no such reader: nothing is to be sent there again. */
        GONE,
        /** It was not delivered, for a reason that is not the address. */
        BOUNCED,
        /** It was not delivered so far; the other side goes on trying. */
        DELAYED
    }

    DeliveryReport {
        messageIds = List.copyOf(messageIds);
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        said = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
