package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.usecase.ListFilter;
import io.holdfast.rbac.usecase.OfferingAssignments;
import io.holdfast.rbac.usecase.OfferingAssignments.Offered;
import io.holdfast.rbac.usecase.ReadingPeople;
import io.holdfast.rbac.usecase.ReadingPeople.PersonRoles;
import io.holdfast.rbac.usecase.SearchingPermissions;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.Viewer;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import io.holdfast.webshared.ui.Words.Ability;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** One person: which roles they hold and where, what that lets them do, and the forms that change it. */
@Named("person")
@RequestScoped
public class PersonPage {
    private static final int MOST_PERMISSIONS = 200;

    @Inject
    ReadingPeople reading;

    @Inject
    OfferingAssignments offering;

    @Inject
    SearchingPermissions searching;

    @Inject
    RightsTimelines timelines;

    @Inject
    PersonDeeds deeds;

    @Inject
    PersonSessions sessions;

    @Inject
    Viewer viewer;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private PersonRoles person;
    private Offered offered;
    private AssignmentForm form;
    private List<Ability> abilities = List.of();
    private RightsTimeline timeline;

    /** Reads the person, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        UserId user = new UserId(PageForm.id(request, "person"));
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            Notice done = deeds.take(user, request);
            if (done != null) {
                answer.redirect(request.getContextPath() + "/people/" + user + "?notice=" + done.word());
                return;
            }
            answer.setResponseStatus(deeds.status());
        }
        person = reading.one(user);
        sessions.open(user);
        offered = offering.offer();
        form = AssignmentForm.of(request);
        if (viewer.isMayLookAfterEverybody()) {
            abilities = Words.abilities(searching
                    .actions(user, Scope.TENANT, new ListFilter(null, null, MOST_PERMISSIONS))
                    .items());
            timeline = timelines.ofPerson(user);
        }
    }

    public Member getMember() {
        return person.member();
    }

    public Tag getState() {
        return PeoplePage.state(person.member(), when.clock());
    }

    /** "last here 5 min ago"; "never signed in". */
    public String getLast() {
        Instant last = person.member().lastLogin();
        return last == null
                ? "never signed in"
                : "last signed in " + when.clock().ago(last);
    }

    /** True for the viewer themselves, who changes nothing of their own. */
    public boolean isSelf() {
        return person.member().user().toString().equals(viewer.getId());
    }

    /** True when the viewer may sign this person out, and keep them out. */
    public boolean isTouchable() {
        return sessions.isTouchable();
    }

    public List<PersonSessions.Row> getSessions() {
        return sessions.rows();
    }

    /** How many sessions are open altogether. */
    public long getSessionCount() {
        return sessions.total();
    }

    /** A role that the person holds now or will. @param state whether it holds already */
    public record Held(String id, String role, String where, String from, String until, String giver, Tag state) {}

    public List<Held> getRoles() {
        var words = new HeldWords(person.names(), when.clock());
        return person.held().stream().map(assigned -> held(assigned, words)).toList();
    }

    private Held held(AssignedRole assigned, HeldWords words) {
        boolean begun = !assigned.validFrom().isAfter(when.clock().now());
        return new Held(
                assigned.id().toString(),
                Words.role(assigned.role()),
                words.place(assigned.scope()),
                words.day(assigned.validFrom()),
                assigned.validTo() == null ? "no end" : words.lastDay(assigned.validTo()),
                person.names().person(assigned.assignedBy()).orElse(null),
                begun ? Tag.good("Holds") : Tag.neutral("Later"));
    }

    /** What the person may do for the whole organization, by verb; empty also for viewers who look after a part of it. */
    public List<Ability> getAbilities() {
        return abilities;
    }

    /** What became of the person's rights; null for viewers who look after a part of the organization. */
    public RightsTimeline getTimeline() {
        return timeline;
    }

    /** One of the choices of the form. */
    public record Choice(String value, String label, boolean chosen) {}

    public List<Choice> getRoleChoices() {
        return new OfferedChoices(offered, form).roles();
    }

    public List<Choice> getPlaceChoices() {
        return new OfferedChoices(offered, form).places();
    }

    public String getFrom() {
        return form.from();
    }

    public String getTo() {
        return form.to();
    }

    /** What giving the role would do; null when that was not asked. */
    public ForeseenEffect getEffect() {
        return deeds.effect();
    }

    /** Why a form was not taken; null when it was, or when it is said at a field. */
    public String refusal(String deed) {
        return deeds.refusal(deed);
    }

    /** What is wrong with a field; null when nothing is. */
    public String errorAt(String pointer) {
        return deeds.errorAt(pointer);
    }
}
