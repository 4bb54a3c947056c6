package io.holdfast.identity.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.identity.model.OpenSession;
import io.holdfast.identity.usecase.OwnSessions;
import io.holdfast.identity.usecase.SessionPage;
import io.holdfast.webshared.ui.Device;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Where a person is signed in, with what, and since when. */
@Named("sessions")
@RequestScoped
public class SessionsPage {
    private static final int ROWS = 50;

    @Inject
    OwnSessions sessions;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private SessionPage page;

    /** Reads the sessions before anything is written, so that a refusal can still become an error page. */
    public void open() {
        String cursor = request.getParameter("cursor");
        page = sessions.list(cursor == null || cursor.isBlank() ? null : cursor, ROWS);
    }

    /**
     * A session in words.
     *
     * @param used "just now"
     * @param since "today, 14:02", or "12 Nov, 14:02"
     * @param until when it ends at the latest, in the same form
     */
    public record Row(
            String id,
            String device,
            String agent,
            String address,
            String used,
            String since,
            String until,
            boolean present) {}

    /** The present session first, then the one that was opened last. */
    public List<Row> getRows() {
        return page.items().stream()
                .map(this::row)
                .sorted(java.util.Comparator.comparing((Row row) -> !row.present()))
                .toList();
    }

    private Row row(OpenSession session) {
        boolean present = session.id().equals(page.present());
        return new Row(
                session.id().toString(),
                Device.of(session.userAgent()),
                session.userAgent() == null ? "nothing sent" : session.userAgent(),
                session.address() == null ? "an unknown address" : session.address(),
                present ? "now" : when.clock().ago(session.lastSeenAt()),
                moment(session.createdAt()),
                moment(session.expiresAt()),
                present);
    }

    private String moment(Instant time) {
        ViewerClock clock = when.clock();
        LocalDate day = LocalDate.ofInstant(time, clock.zone());
        return (day.equals(clock.today()) ? "today" : clock.day(day)) + ", " + clock.time(time);
    }

    /** How many sessions are open besides the present one. */
    public long getOthers() {
        return Math.max(0, page.total() - 1);
    }

    public boolean isContinued() {
        String cursor = request.getParameter("cursor");
        return cursor != null && !cursor.isBlank();
    }

    /** The query of the next page; null on the last one. */
    public String getNext() {
        return page.next() == null ? null : "?cursor=" + URLEncoder.encode(page.next(), UTF_8);
    }
}
