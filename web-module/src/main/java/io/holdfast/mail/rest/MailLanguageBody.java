package io.holdfast.mail.rest;

import io.holdfast.mail.MailLanguage;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.JsonBody;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The language of mail; without its member when nothing was chosen. */
@Schema(name = "MailLanguage")
public record MailLanguageBody(
        @Schema(enumeration = {"en", "de", "fr", "es"}) String language) {
    private static final int LONGEST = 35;

    static MailLanguageBody of(Optional<MailLanguage> language) {
        return new MailLanguageBody(language.map(MailLanguage::word).orElse(null));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_FIELD} when it names no language that mail is written in */
    static MailLanguage parse(String text) {
        var body = JsonBody.of(text, "language");
        String language = body.text("language", LONGEST);
        body.check();
        return MailLanguage.of(language).orElseThrow(() -> {
            String detail = "must be one of en, de, fr, es.";
            return new DomainException(
                    ProblemCode.INVALID_FIELD, "'language' " + detail, List.of(new FieldError("/language", detail)));
        });
    }
}
