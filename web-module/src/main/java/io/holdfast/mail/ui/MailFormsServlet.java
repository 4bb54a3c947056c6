package io.holdfast.mail.ui;

import io.holdfast.mail.usecase.RetryingMail;
import io.holdfast.mail.usecase.SuppressedAddresses;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.Failure;
import io.holdfast.webshared.ui.FormToken;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.Waiting;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes the forms of the screen of mails: try one again, or let mail go to an address again. */
@WebServlet({"/mails/retry", "/mails/lift"})
public class MailFormsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient RetryingMail retrying;

    @Inject
    transient SuppressedAddresses addresses;

    @Inject
    transient Waiting waiting;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!FormToken.carriedBy(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            Notice notice = request.getServletPath().endsWith("/lift") ? lift(request) : retry(request);
            waiting.changed();
            response.sendRedirect(request.getContextPath() + "/mails?notice=" + notice.word());
        } catch (DomainException refusal) {
            Failure.refuse(request, response, refusal);
        }
    }

    private Notice retry(HttpServletRequest request) {
        retrying.retry(new MailId(Uuids.parse("mail", request.getParameter("mail"))));
        return Notice.MAIL_QUEUED;
    }

    private Notice lift(HttpServletRequest request) {
        addresses.lift(Uuids.parse("address", request.getParameter("address")));
        return Notice.ADDRESS_LIFTED;
    }
}
