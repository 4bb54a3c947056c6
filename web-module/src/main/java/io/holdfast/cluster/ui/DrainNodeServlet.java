package io.holdfast.cluster.ui;

import io.holdfast.cluster.usecase.DrainingNodes;
import io.holdfast.shared.id.Uuids;
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

/** Takes the forms of the screen of nodes. */
@WebServlet("/nodes/drain")
public class DrainNodeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient DrainingNodes draining;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!FormToken.carriedBy(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            draining.drain(Uuids.parse("node", request.getParameter("node")));
            response.sendRedirect(request.getContextPath() + "/nodes?notice=" + Notice.NODE_DRAINS.word());
        } catch (DomainException refusal) {
            Failure.refuse(request, response, refusal);
        }
    }
}
