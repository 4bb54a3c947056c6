package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.ui.ExplainQuestion.Fault;
import io.holdfast.rbac.usecase.ExplainedPermission;
import io.holdfast.rbac.usecase.ExplainingDecisions;
import io.holdfast.rbac.usecase.ExplainingHolders;
import io.holdfast.rbac.usecase.ExplainingHolders.Holder;
import io.holdfast.rbac.usecase.FramingQuestions;
import io.holdfast.rbac.usecase.FramingQuestions.Framed;
import io.holdfast.rbac.usecase.ListFilter;
import io.holdfast.rbac.usecase.PermissionSearchPage;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.ui.Viewer;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** May this person do that there, why, what would change it, and who may. The question is the address. */
@Named("explain")
@RequestScoped
public class ExplainPage {
    private static final int ROWS = 20;

    @Inject
    FramingQuestions framing;

    @Inject
    ExplainingDecisions explaining;

    @Inject
    ExplainingHolders holders;

    @Inject
    Viewer viewer;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private ExplainAddress asked;
    private ExplainQuestion question;
    private Framed framed;
    private ExplainedPermission explained;
    private PermissionSearchPage<Holder> who;

    /** Understands the question and answers it, before anything is written. */
    public void open() {
        asked = ExplainAddress.of(request);
        framed = framing.frame(asked.person(), asked.place());
        question = new ExplainQuestion(asked, framed);
        String permission = question.permission();
        NamedPlace place = question.place();
        if (permission == null || place == null || question.personFault() != null) {
            return;
        }
        if (question.person() != null) {
            explained = explaining.explain(question.person().user(), permission, place.place());
        }
        if (viewer.isMayLookAfterEverybody()) {
            who = holders.who(permission, place.place(), new ListFilter(null, asked.cursor(), ROWS));
        }
    }

    /** The question that is answered, or what the page is for. */
    public String getTitle() {
        String deed = question.permission() == null ? null : Words.deed(question.permission()) + at();
        if (explained != null) {
            return "May " + question.person().name() + " " + deed + "?";
        }
        return deed == null ? "Who may do what, and why?" : "Who may " + deed + "?";
    }

    /** " at Downtown"; empty for the organization as a whole. */
    private String at() {
        return question.place() == null || isWhole()
                ? ""
                : " at " + question.place().name();
    }

    private boolean isWhole() {
        return question.place().place().type() == Scope.Type.TENANT;
    }

    /** Null until a person is asked about. */
    public ExplainAnswer getAnswer() {
        return explained == null
                ? null
                : new ExplainAnswer(explained, question.person(), viewer.getOrganization(), when.clock());
    }

    /** True when who may is told. */
    public boolean isTellingWho() {
        return who != null;
    }

    /** The heading over those who may. */
    public String getWhoTitle() {
        return "Who may " + Words.deed(question.permission()) + (isWhole() ? " at " + viewer.getOrganization() : at());
    }

    public List<HolderRow> getHolders() {
        return who.items().stream()
                .map(holder -> HolderRow.of(
                        holder, asked.ofPerson(holder.person().email()).query(), when.clock()))
                .toList();
    }

    /** The query of the next page of those who may; null on the last one. */
    public String getNext() {
        return who == null || who.next() == null ? null : asked.from(who.next()).query();
    }

    /** The query of the first page of those who may; null when it is this one. */
    public String getFirst() {
        return who == null || asked.cursor() == null ? null : asked.from(null).query();
    }

    /** What stands in the field: an address when it is clear who is meant. */
    public String getPerson() {
        Member person = question.person();
        return person == null ? asked.person() : person.email();
    }

    public String getAction() {
        String key = question.permission();
        return key == null ? asked.action() : key;
    }

    public String getPlace() {
        NamedPlace place = question.place();
        return place == null ? asked.place() : place.name();
    }

    public Fault getPersonFault() {
        return question.personFault();
    }

    public Fault getActionFault() {
        return question.actionFault();
    }

    public Fault getPlaceFault() {
        return question.placeFault();
    }

    /** What the fields offer while somebody types. */
    public Framed getOffered() {
        return framed;
    }
}
