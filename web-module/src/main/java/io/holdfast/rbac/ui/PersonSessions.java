package io.holdfast.rbac.ui;

import io.holdfast.identity.model.OpenSession;
import io.holdfast.identity.usecase.SessionPage;
import io.holdfast.identity.usecase.SessionsOfOthers;
import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.webshared.ui.Device;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Where the person of a page is signed in, as far as that is the viewer's business. */
@RequestScoped
public class PersonSessions {
    private static final int MOST = 20;

    @Inject
    SessionsOfOthers sessions;

    @Inject
    When when;

    private SessionPage page;

    void open(UserId user) {
        page = sessions.ofTouchable(user, MOST).orElse(null);
    }

    /** Ends the one that the form names. */
    void end(UserId user, HttpServletRequest form) {
        sessions.end(user, new SessionId(Uuids.parse("session", form.getParameter("session"))));
    }

    void endAll(UserId user) {
        sessions.endAll(user);
    }

    /** True when the viewer may sign this person out, and keep them out. */
    boolean isTouchable() {
        return page != null;
    }

    /** An open session in words. @param used "just now" */
    public record Row(String id, String device, String address, String used) {}

    /** The latest first; at most 20. */
    List<Row> rows() {
        return page == null ? List.of() : page.items().stream().map(this::row).toList();
    }

    /** How many there are altogether. */
    long total() {
        return page == null ? 0 : page.total();
    }

    private Row row(OpenSession session) {
        return new Row(
                session.id().toString(),
                Device.of(session.userAgent()),
                session.address() == null ? "an unknown address" : session.address(),
                when.clock().ago(session.lastSeenAt()));
    }
}
