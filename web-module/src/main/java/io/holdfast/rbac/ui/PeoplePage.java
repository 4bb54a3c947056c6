package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.joining;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.State;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingPeople;
import io.holdfast.rbac.usecase.ReadingRoles;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The people whom the viewer looks after; whom it lists stands in the address. */
@Named("people")
@RequestScoped
public class PeoplePage {
    private static final int ROWS = 50;

    @Inject
    ReadingPeople reading;

    @Inject
    ReadingRoles readingRoles;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private PeopleAddress address;
    private ListPage<Member> page;
    private List<RoleInfo> roles;

    /** Reads the page before anything is written. */
    public void open() {
        address = PeopleAddress.of(request);
        page = reading.page(address.wanted(), address.cursor(), ROWS);
        roles = readingRoles.all();
    }

    /** One person in words. @param last when they were here last; "never" for somebody who was not @param choosable for a role that several get */
    public record Row(
            String path,
            String name,
            String email,
            String account,
            String roles,
            String last,
            Tag state,
            boolean choosable) {}

    public List<Row> getRows() {
        return page.items().stream()
                .map(member -> new Row(
                        (member.state() == State.INVITED ? "/invitations/" : "/people/") + member.user(),
                        member.name(),
                        member.email(),
                        member.account(),
                        member.roles().isEmpty()
                                ? "no role"
                                : member.roles().stream().map(Words::role).collect(joining(", ")),
                        member.lastLogin() == null ? "never" : when.clock().ago(member.lastLogin()),
                        state(member, when.clock()),
                        member.state() == State.ACTIVE))
                .toList();
    }

    static Tag state(Member member, ViewerClock clock) {
        return switch (member.state()) {
            case ACTIVE -> Tag.good("Active");
            case DISABLED -> Tag.neutral("Kept out");
            case INVITED ->
                member.invitedUntil().isAfter(clock.now()) ? Tag.neutral("Invited") : Tag.attention("Never came");
        };
    }

    /** A way to look at the list. */
    public record Tab(String id, String title, String query, boolean chosen) {}

    public List<Tab> getTabs() {
        return List.of(
                tab("all", "Everybody", null),
                tab("active", "Active", State.ACTIVE),
                tab("invited", "Invited", State.INVITED),
                tab("out", "Kept out", State.DISABLED));
    }

    private Tab tab(String id, String title, State state) {
        return new Tab(id, title, address.in(state).query(), address.state() == state);
    }

    /** A role to narrow the list by. */
    public record Choice(String value, String label, boolean chosen) {}

    public List<Choice> getRoles() {
        return roles.stream()
                .map(role -> new Choice(
                        role.name(), Words.role(role.name()), role.name().equals(address.role())))
                .toList();
    }

    public String getText() {
        return address.text();
    }

    /** The state that the search form keeps; null for everybody. */
    public String getState() {
        return address.state() == null ? null : address.state().name();
    }

    public boolean isNarrowed() {
        return address.isNarrowed();
    }

    public boolean isContinued() {
        return address.cursor() != null;
    }

    /** The query of the same list from its beginning. */
    public String getFirst() {
        return address.from(null).query();
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        return page.next() == null ? null : address.from(page.next()).query();
    }
}
