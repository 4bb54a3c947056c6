package io.holdfast.tenancy.ui;

import io.holdfast.identity.usecase.LeavingOrganization;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.Failure;
import io.holdfast.webshared.ui.FormToken;
import io.holdfast.webshared.ui.Viewer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes the button in the frame of every page by which a platform administrator leaves an organization. */
@WebServlet("/organizations/leave")
public class LeaveOrganizationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient LeavingOrganization leaving;

    @Inject
    transient Viewer viewer;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // When its time was over before the button was pressed, they are where they wanted to be.
        if (viewer.isEntered() && !FormToken.carriedBy(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            if (viewer.isEntered()) {
                leaving.leave();
            }
        } catch (DomainException refusal) {
            if (refusal.code() != ProblemCode.NOT_FOUND) {
                Failure.refuse(request, response, refusal);
                return;
            }
        }
        response.sendRedirect(request.getContextPath() + "/organizations");
    }
}
