package io.holdfast.mail.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.mail.model.MailState;
import io.holdfast.mail.model.OutboxMail;
import io.holdfast.mail.model.Suppression;
import io.holdfast.mail.usecase.MailPage;
import io.holdfast.mail.usecase.ReadingMails;
import io.holdfast.mail.usecase.SuppressedAddresses;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.Waiting;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was mailed, what was not and why; the state and the place in the list stand in the address. */
@Named("mails")
@RequestScoped
public class MailsPage {
    private static final int ROWS = 50;

    @Inject
    ReadingMails reading;

    @Inject
    SuppressedAddresses addresses;

    @Inject
    Waiting waiting;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private MailState state;
    private String cursor;
    private MailPage page;
    private List<Suppression> suppressed;

    /** Reads everything before anything is written, so that a refusal can still become an error page. */
    public void open() {
        waiting.changed(); // what this page says and what the navigation says are of one moment
        state = FilterParameters.word("state", request.getParameter("state"), MailState.class);
        cursor = FilterParameters.text(request.getParameter("cursor"));
        page = reading.list(state, cursor, ROWS);
        suppressed = addresses.list(null, ROWS).items();
    }

    /** A mail in words. @param why what went wrong, null when nothing did */
    public record Row(String id, String to, String subject, Tag tag, String when, String why, boolean retryable) {}

    public List<Row> getRows() {
        return page.items().stream().map(this::row).toList();
    }

    private Row row(OutboxMail mail) {
        boolean ended = mail.state() != MailState.WAITING;
        return new Row(
                mail.id().toString(),
                mail.to(),
                mail.subject(),
                tag(mail.state()),
                moment(ended ? mail.finishedAt() : mail.createdAt()),
                mail.state() == MailState.SENT ? null : mail.lastError(),
                ended && mail.sendable());
    }

    private static Tag tag(MailState state) {
        return switch (state) {
            case WAITING -> Tag.neutral(word(state));
            case SENT -> Tag.good(word(state));
            case SUPPRESSED -> Tag.attention(word(state));
            case BOUNCED, FAILED -> Tag.bad(word(state));
        };
    }

    private static String word(MailState state) {
        return state.name().charAt(0) + state.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private String moment(Instant time) {
        ViewerClock clock = when.clock();
        LocalDate day = LocalDate.ofInstant(time, clock.zone());
        return (day.equals(clock.today()) ? "today" : clock.day(day)) + ", " + clock.time(time);
    }

    /** A way to the mails of one state. */
    public record Shortcut(String id, String title, String query, boolean chosen) {}

    public List<Shortcut> getShortcuts() {
        return Stream.concat(
                        Stream.of(new Shortcut("all", "All", "", state == null)),
                        Arrays.stream(MailState.values())
                                .map(s -> new Shortcut(
                                        s.name().toLowerCase(Locale.ROOT), word(s), "?state=" + s.name(), s == state)))
                .toList();
    }

    /** An address that gets no mail, in words. */
    public record Address(String id, String hint, String reason, String since) {}

    /** The latest ones. */
    public List<Address> getSuppressed() {
        return suppressed.stream()
                .map(s -> new Address(s.id().toString(), s.hint(), s.reason(), moment(s.createdAt())))
                .toList();
    }

    public boolean isContinued() {
        return cursor != null;
    }

    /** The query of the newest page of the same state. */
    public String getFirst() {
        return state == null ? "" : "?state=" + state.name();
    }

    /** The query of the next page; null on the last one. */
    public String getNext() {
        return page.next() == null
                ? null
                : "?" + (state == null ? "" : "state=" + state.name() + "&") + "cursor="
                        + URLEncoder.encode(page.next(), UTF_8);
    }
}
