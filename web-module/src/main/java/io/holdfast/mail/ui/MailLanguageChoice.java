package io.holdfast.mail.ui;

import io.holdfast.mail.MailLanguage;
import io.holdfast.mail.usecase.ChoosingLanguage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages to choose from for mail, and which one is chosen: one's own, or the organization's. */
@Named("mailLanguage")
@RequestScoped
public class MailLanguageChoice {
    @Inject
    ChoosingLanguage languages;

    private Optional<MailLanguage> chosen = Optional.empty();

    /** Reads one's own choice before anything is written. */
    public void openOwn() {
        chosen = languages.own();
    }

    /** Reads the organization's choice before anything is written. */
    public void openOfOrganization() {
        chosen = languages.ofOrganization();
    }

    /** A language by its own name, such as "Deutsch". @param tag for {@code lang}, and what the form sends */
    public record Option(String tag, String name, boolean chosen) {}

    public List<Option> getOptions() {
        return Arrays.stream(MailLanguage.values()).map(this::option).toList();
    }

    private Option option(MailLanguage language) {
        Locale locale = Locale.forLanguageTag(language.word());
        String name = locale.getDisplayLanguage(locale);
        return new Option(
                language.word(),
                name.substring(0, 1).toUpperCase(locale) + name.substring(1),
                chosen.filter(language::equals).isPresent());
    }

    public boolean isChosen() {
        return chosen.isPresent();
    }
}
