package io.holdfast.mail.ui;

import io.holdfast.mail.MailLanguage;
import io.holdfast.mail.usecase.ChoosingLanguage;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.Failure;
import io.holdfast.webshared.ui.FormToken;
import io.holdfast.webshared.ui.Notice;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Takes the choice of a language of mail: one's own from the account's page, the organization's from the screen of mails. */
@WebServlet({MailLanguageServlet.OWN, MailLanguageServlet.ORGANIZATION})
public class MailLanguageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String OWN = "/sessions/mail-language";
    static final String ORGANIZATION = "/mails/language";

    @Inject
    transient ChoosingLanguage languages;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!FormToken.carriedBy(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<MailLanguage> wished =
                Optional.ofNullable(request.getParameter("language")).flatMap(MailLanguage::of);
        if (wished.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST); // the form offers no other
            return;
        }
        try {
            response.sendRedirect(request.getContextPath() + choose(request.getServletPath(), wished.get()));
        } catch (DomainException refusal) {
            Failure.refuse(request, response, refusal);
        }
    }

    /** Answers where that leads. */
    private String choose(String path, MailLanguage language) {
        if (path.equals(OWN)) {
            languages.choose(language);
            return "/sessions?notice=" + Notice.LANGUAGE_CHOSEN.word();
        }
        languages.chooseForOrganization(language);
        return "/mails?notice=" + Notice.ORGANIZATION_LANGUAGE_CHOSEN.word();
    }
}
