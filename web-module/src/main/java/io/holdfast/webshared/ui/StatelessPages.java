package io.holdfast.webshared.ui;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.Set;

/**
 * Keeps no view, and therefore no container session, for pages that can be rebuilt from their address. The templates say so
 * too, but only when the view is built, and PrimeFaces asks before that where to keep the page's nonce.
 */
public class StatelessPages implements PhaseListener {
    private static final long serialVersionUID = 1L;

    /** Forms that answer while they are filled in. */
    private static final Set<String> KEEP_THEIR_VIEW = Set.of("/signup.xhtml");

    @Override
    public void afterPhase(PhaseEvent event) {
        UIViewRoot view = event.getFacesContext().getViewRoot();
        if (view != null && !KEEP_THEIR_VIEW.contains(view.getViewId())) {
            view.setTransient(true);
        }
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }
}
