package io.holdfast.identity.ui;

import io.holdfast.identity.usecase.OwnSessions;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.auth.SessionCookie;
import io.holdfast.webshared.ui.Failure;
import io.holdfast.webshared.ui.FormToken;
import io.holdfast.webshared.ui.Notice;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes the forms of the sessions screen: one session by its id, or all others. */
@WebServlet("/sessions/end")
public class EndSessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient OwnSessions sessions;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!FormToken.carriedBy(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            String next = end(request.getParameter("session"), response);
            response.sendRedirect(request.getContextPath() + next);
        } catch (DomainException refusal) {
            Failure.refuse(request, response, refusal);
        }
    }

    /** @param session the id; null for all others */
    private String end(String session, HttpServletResponse response) {
        if (session == null) {
            sessions.endOthers();
            return "/sessions?notice=" + Notice.SESSIONS_ENDED.word();
        }
        if (endOne(new SessionId(Uuids.parse("session", session)))) {
            SessionCookie.clear(response);
            return "/signin?notice=" + Notice.SIGNED_OUT.word();
        }
        return "/sessions?notice=" + Notice.SESSION_ENDED.word();
    }

    /** Answers whether it was the present one. One that has ended meanwhile is what was asked for. */
    private boolean endOne(SessionId session) {
        try {
            return sessions.end(session);
        } catch (DomainException refusal) {
            if (refusal.code() != ProblemCode.NOT_FOUND) {
                throw refusal;
            }
            return false;
        }
    }
}
