package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.EmergencyApproval;
import io.holdfast.rbac.model.EmergencyOpening;
import io.holdfast.rbac.ui.PersonPage.Choice;
import io.holdfast.rbac.usecase.Names;
import io.holdfast.rbac.usecase.OfferingAssignments;
import io.holdfast.rbac.usecase.ReadingEmergencyAccess;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.Viewer;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Emergency access, for who may need it and for who approves and reviews it. */
@Named("emergencyPage")
@RequestScoped
public class EmergencyPage {
    private static final int MOST = 200;
    private static final int MOST_PAST = 20;
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(
            ProblemCode.INVALID_FIELD,
            ProblemCode.CONFLICT,
            ProblemCode.ASSIGNMENT_REFUSED,
            ProblemCode.SEPARATION_VIOLATED,
            ProblemCode.SIGN_IN_LOCKED);

    @Inject
    ReadingEmergencyAccess reading;

    @Inject
    OfferingAssignments offering;

    @Inject
    EmergencyDeeds deeds;

    @Inject
    Viewer viewer;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private EmergencyForm form = EmergencyForm.NONE;
    private DomainException refusal;
    private List<EmergencyApproval> approvals;
    private List<EmergencyOpening> waiting;
    private List<EmergencyOpening> past;
    private HeldWords words;
    private OfferedChoices choices;

    /** Reads the page, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            form = EmergencyForm.of(request);
            String done = taken();
            if (done != null) {
                answer.redirect(request.getContextPath() + "/emergency?notice=" + done);
                return;
            }
            answer.setResponseStatus(refusal.code().status());
        }
        approvals = reading.approvals(null, MOST).items();
        waiting = reading.openings(true, null, MOST).items();
        past = reading.openings(false, null, MOST_PAST).items().stream()
                .filter(one -> one.reviewedAt() != null)
                .toList();
        Names names = reading.names(
                approvals, Stream.concat(waiting.stream(), past.stream()).toList());
        words = new HeldWords(names, when.clock());
        if (viewer.isMayLookAfterEverybody()) {
            choices = new OfferedChoices(offering.offer(), form.given());
        }
    }

    /** @return the word of what to say of it; null when it was refused */
    private String taken() {
        try {
            return deeds.take(form, request.getParameter("password")).word();
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return null;
        }
    }

    /** What the viewer may open. @param longest such as "at most 120 min" @param last the last day on which it can be opened */
    public record Own(String id, String title, String place, String longest, String last) {}

    /** What of the viewer's own can be opened now; nothing while the last one waits for a review. */
    public List<Own> getOwn() {
        return approvals.stream()
                .filter(one -> one.user().toString().equals(viewer.getId()))
                .map(one -> new Own(
                        one.id().toString(),
                        Words.role(one.role()),
                        words.place(one.scope()),
                        "at most " + one.longestMinutes() + " min",
                        words.lastDay(one.validTo())))
                .toList();
    }

    /**
     * An opening in words.
     *
     * @param about the id of the approval
     * @param time "open until 14:05", "ended at 14:02"
     * @param open whether the person has the role by it now
     * @param own whether the person is the viewer
     * @param said what was said of it; empty while it waits
     */
    public record Taken(
            String id,
            String about,
            String title,
            String reason,
            String time,
            boolean open,
            boolean own,
            Tag state,
            String said) {}

    /** The viewer's own one that waits for a review; empty for none. */
    public List<Taken> getOwnWaiting() {
        return waiting.stream()
                .filter(one -> one.user().toString().equals(viewer.getId()))
                .map(this::taken)
                .toList();
    }

    /** What waits for a review, by others than its person. */
    public List<Taken> getWaiting() {
        return waiting.stream().map(this::taken).toList();
    }

    public List<Taken> getPast() {
        return past.stream().map(this::taken).toList();
    }

    private Taken taken(EmergencyOpening one) {
        boolean open = one.open(when.clock().now());
        Instant end = one.endedAt() == null ? one.endsAt() : one.endedAt();
        return new Taken(
                one.id().toString(),
                one.access().toString(),
                one.name() + ", " + Words.role(one.role()) + " for " + words.place(one.scope()),
                one.reason(),
                moment(one.openedAt()) + (open ? ", open until " : " to ") + moment(end),
                open,
                one.user().toString().equals(viewer.getId()),
                open
                        ? Tag.attention("Open")
                        : one.reviewedAt() == null
                                ? Tag.attention("Waits for a review")
                                : one.verdict().equals("ACCEPTED") ? Tag.good("Accepted") : Tag.bad("Incident"),
                one.reviewedAt() == null
                        ? ""
                        : words.names().person(one.reviewedBy()).orElse("The platform") + ": " + one.note());
    }

    private String moment(Instant then) {
        ViewerClock clock = when.clock();
        return words.day(then) + ", " + clock.time(then);
    }

    /** An approval in words. */
    public record Approved(String id, String person, String name, String what, String last, String reason) {}

    public List<Approved> getApproved() {
        return approvals.stream()
                .map(one -> new Approved(
                        one.id().toString(),
                        one.user().toString(),
                        one.name(),
                        Words.role(one.role()) + " for " + words.place(one.scope()) + ", at most "
                                + one.longestMinutes() + " min",
                        words.lastDay(one.validTo()),
                        one.reason()))
                .toList();
    }

    /** Roles that the viewer gives; which of them nobody gets like this, the form says. */
    public List<Choice> getRoles() {
        return choices.roles();
    }

    /** Where a role can be approved: in the whole organization, or in one place of it. */
    public List<Choice> getPlaces() {
        return choices.places();
    }

    /** False where there is only the organization as a whole, and nothing wrong with what was chosen. */
    public boolean isChoosingPlace() {
        return choices.narrower() || errorAt("", "/scope") != null;
    }

    public EmergencyForm getForm() {
        return form;
    }

    /** True when this form was sent and refused. */
    public boolean isRefused(String deed, String about) {
        return refusal != null && form.deed().equals(deed) && form.about().equals(about);
    }

    /** Why a form was not taken, when it is about no field of it; null otherwise. */
    public String getRefusal() {
        return refusal == null || !refusal.errors().isEmpty() ? null : refusal.getMessage();
    }

    /** What is wrong with a field of the form about something; null when nothing is. */
    public String errorAt(String about, String pointer) {
        return form.about().equals(about) ? PageForm.errorAt(refusal, pointer) : null;
    }

    /** What was written into a field of the form about something; empty for another one. */
    public String written(String about, String field) {
        if (!form.about().equals(about)) {
            return "";
        }
        return switch (field) {
            case "reason" -> form.reason();
            case "minutes" -> form.minutes();
            default -> form.note();
        };
    }
}
