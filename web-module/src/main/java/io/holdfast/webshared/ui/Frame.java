package io.holdfast.webshared.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What surrounds a page besides the viewer: the notice after a redirect. */
@Named
@RequestScoped
public class Frame {
    @Inject
    HttpServletRequest request;

    /** The notice that the address asks for; null when none. */
    public String getNotice() {
        return Notice.of(request.getParameter("notice")).map(Notice::text).orElse(null);
    }
}
