package io.holdfast.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that mail can be sent to: one person, no comment, nothing that could become a header. A domain with letters beyond
 * ASCII is written as mail servers know it.
 */
public final class MailAddress {
    private static final int LONGEST = 254;

    private final String text;

    private MailAddress(String text) {
        this.text = text;
    }

    /** Reads an address; empty when no mail can be sent there. */
    public static Optional<MailAddress> of(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1 || text.length() > LONGEST || !isPlain(text)) {
            return Optional.empty();
        }
        try {
            String address = text.substring(0, at + 1) + IDN.toASCII(text.substring(at + 1));
            new InternetAddress(address, true).validate();
            return Optional.of(new MailAddress(address.toLowerCase(Locale.ROOT)));
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** No blanks, control characters or lists; what stands before the @ is ASCII, since many servers take nothing else. */
    private static boolean isPlain(String text) {
        return text.chars()
                        .noneMatch(c ->
                                Character.isISOControl(c) || Character.isWhitespace(c) || ",;<>()\"".indexOf(c) >= 0)
                && text.substring(0, text.lastIndexOf('@')).chars().allMatch(c -> c < 128);
    }

    String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
