package io.holdfast.identity.ui;

import io.holdfast.identity.usecase.SigningOut;
import io.holdfast.webshared.auth.SessionCookie;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.Viewer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Ends the session. A plain form on every page posts here, so that no page needs a view on the server for it. */
@WebServlet("/signout")
public class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient SigningOut signingOut;

    @Inject
    transient Viewer viewer;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (viewer.isSignedIn()) {
            signingOut.signOut();
        }
        SessionCookie.clear(response);
        HttpSession views = request.getSession(false);
        if (views != null) {
            views.invalidate();
        }
        response.sendRedirect(request.getContextPath() + "/signin?notice=" + Notice.SIGNED_OUT.word());
    }
}
