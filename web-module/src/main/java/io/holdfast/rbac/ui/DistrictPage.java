package io.holdfast.rbac.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.model.OrganizationStanding;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingDistrict;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** How the organizations below the viewer's stand; which ones stands in the address. */
@Named("district")
@RequestScoped
public class DistrictPage {
    private static final int ROWS = 50;

    @Inject
    ReadingDistrict reading;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private String text;
    private String cursor;
    private ListPage<OrganizationStanding> page;

    /** Reads the page before anything is written. */
    public void open() {
        text = PeopleAddress.plain(request.getParameter("q"));
        cursor = FilterParameters.text(request.getParameter("cursor"));
        page = reading.page(text, cursor, ROWS);
    }

    /**
     * One organization in words.
     *
     * @param path null when it cannot be opened
     * @param invited empty when nobody is
     * @param templates whether a newer version of one waits
     * @param apart whether somebody has roles together that it keeps apart
     */
    public record Row(
            String path,
            String name,
            Tag state,
            String people,
            String invited,
            Tag templates,
            String kept,
            String changes,
            Tag apart,
            String changed) {}

    public List<Row> getRows() {
        return page.items().stream().map(this::row).toList();
    }

    private Row row(OrganizationStanding standing) {
        return new Row(
                standing.active() ? "/district/" + standing.id() : null,
                standing.name(),
                standing.active() ? null : Tag.neutral(standing.status().equals("closed") ? "Closed" : "Suspended"),
                Long.toString(standing.people()),
                standing.invitations() == 0 ? "" : standing.invitations() + " invited",
                templates(standing),
                kept(standing),
                changes(standing),
                standing.violations() == 0 ? Tag.good("Kept") : Tag.bad("Broken by " + standing.violations()),
                standing.changed() == null ? "never" : when.clock().ago(standing.changed()));
    }

    static Tag templates(OrganizationStanding standing) {
        long waiting = standing.waiting();
        return waiting == 0 ? Tag.good("Newest") : Tag.attention(waiting == 1 ? "1 waits" : waiting + " wait");
    }

    /** The modules with versions that are kept, "budget 1 of 2"; empty when the newest are had everywhere. */
    static String kept(OrganizationStanding standing) {
        List<String> kept = standing.templates().stream()
                .filter(OrganizationStanding.ModuleTemplate::waits)
                .map(one -> one.module().replace('-', ' ') + " " + one.version() + " of " + one.newest())
                .toList();
        return String.join(", ", kept);
    }

    /** "3 added, 1 taken away"; "none" when all is as it was shipped. */
    static String changes(OrganizationStanding standing) {
        List<String> parts = new ArrayList<>();
        if (standing.added() > 0) {
            parts.add(standing.added() + " added");
        }
        if (standing.removed() > 0) {
            parts.add(standing.removed() + " taken away");
        }
        if (standing.locked() > 0) {
            parts.add(standing.locked() + " locked");
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    public String getText() {
        return text;
    }

    public boolean isNarrowed() {
        return text != null;
    }

    public boolean isContinued() {
        return cursor != null;
    }

    /** The query of the same list from its beginning. */
    public String getFirst() {
        return text == null ? "" : "?q=" + URLEncoder.encode(text, UTF_8);
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        return page.next() == null
                ? null
                : (text == null ? "?" : getFirst() + "&") + "cursor=" + URLEncoder.encode(page.next(), UTF_8);
    }
}
