package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.ui.HandoverForm.Part;
import io.holdfast.rbac.usecase.HandingOver;
import io.holdfast.rbac.usecase.Handover;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHandover;
import io.holdfast.rbac.usecase.ReadingOffices;
import io.holdfast.rbac.usecase.ReadingOffices.OfficeList;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Who holds which office until when, and the form that hands offices over: shown first, then saved as a whole. */
@Named("officesPage")
@RequestScoped
public class OfficesPage {
    private static final Set<ProblemCode> SAID_AT_THE_FORM =
            Set.of(ProblemCode.INVALID_FIELD, ProblemCode.HANDOVER_REFUSED);

    @Inject
    ReadingOffices reading;

    @Inject
    HandingOver handing;

    @Inject
    Effects effects;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private OfficeList offices;
    private HandoverForm form;
    private DomainException refusal;
    private ForeseenEffect effect;

    /** Reads the offices, after doing what the form asked for, before anything is written. */
    public void open() throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        form = HandoverForm.of(request);
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            if (isTaken()) {
                answer.redirect(request.getContextPath() + "/offices?notice=" + Notice.HANDED_OVER.word());
                return;
            }
            if (refusal != null) {
                answer.setResponseStatus(refusal.code().status());
            }
        }
        offices = reading.list();
    }

    /** Hands over what the form says, or shows what that would do. */
    private boolean isTaken() {
        try {
            Handover handover = form.handover(
                    reading.meant(form.typed()),
                    when.clock().zone(),
                    when.clock().today());
            if ("save".equals(request.getParameter("deed"))) {
                handing.handOver(handover);
                return true;
            }
            effect = effects.of(new OfHandover(handover));
            return false;
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return false;
        }
    }

    public List<OfficeRow> getRows() {
        var words = new HeldWords(offices.names(), when.clock());
        return offices.offices().stream()
                .map(office -> {
                    String key = OfficeRow.keyOf(office);
                    return new OfficeRow(office, words, form.part(key).orElse(null), faultsOf(key));
                })
                .toList();
    }

    /** True when the viewer may hand over one of them at least. */
    public boolean isOpen() {
        return offices.offices().stream().anyMatch(ReadingOffices.Office::givable);
    }

    /** True when there are more offices than one page shows. */
    public boolean isMore() {
        return offices.more();
    }

    /** Who can be chosen; further people are found by their addresses. */
    public List<Member> getPeople() {
        return offices.people();
    }

    /** What handing over would do; null when that was not asked. */
    public ForeseenEffect getEffect() {
        return effect;
    }

    /** Why nothing was handed over; null when nothing was refused. */
    public String getRefusal() {
        return refusal == null ? null : refusal.getMessage();
    }

    /** What is wrong with an office of the form, its pointers without the row. */
    private List<FieldError> faultsOf(String key) {
        List<Part> taken = form.taken();
        String row = "/rows/"
                + IntStream.range(0, taken.size())
                        .filter(i -> taken.get(i).key().equals(key))
                        .findFirst()
                        .orElse(-1)
                + "/";
        return faults().stream()
                .filter(fault -> fault.pointer().startsWith(row))
                .map(fault -> new FieldError(fault.pointer().substring(row.length()), fault.detail()))
                .toList();
    }

    private List<FieldError> faults() {
        if (refusal != null) {
            return refusal.errors();
        }
        return effect == null ? List.of() : effect.faults();
    }
}
