package io.holdfast.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that mails are written in. */
public enum MailLanguage {
    EN(Locale.UK),
    DE(Locale.GERMANY),
    FR(Locale.FRANCE),
    ES(new Locale("es", "ES"));

    private final Locale locale;

    MailLanguage(Locale locale) {
        this.locale = locale;
    }

    /** {@code de}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How dates are written. */
    Locale locale() {
        return locale;
    }

    /** The language of a tag such as {@code de} or {@code de-AT}; empty when it is none that mails are written in. */
    public static Optional<MailLanguage> of(String tag) {
        String word = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return Arrays.stream(values()).filter(l -> l.word().equals(word)).findFirst();
    }
}
