package io.holdfast.jobs.ui;

import io.holdfast.jobs.usecase.ManagingSchedules;
import io.holdfast.jobs.usecase.ReadingSchedules;
import io.holdfast.jobs.usecase.ScheduleView;
import io.holdfast.shared.id.ScheduleId;
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
import java.util.Objects;

/**
 * When a schedule runs, and the form that changes it. The form is sent to the page's own address: what cannot be taken comes back
 * as it was written, with the reason at its field.
 */
@Named("schedulePage")
@RequestScoped
public class SchedulePage {
    private static final String CRON = "cron";
    private static final String ZONE = "zone";
    private static final String ENABLED = "enabled";

    @Inject
    ReadingSchedules reading;

    @Inject
    ManagingSchedules managing;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private ScheduleView view;
    private String cron;
    private String zone;
    private boolean enabled;
    private List<FieldError> errors = List.of();

    /** Reads the schedule, and changes it when the form was sent, before anything is written. */
    public void open() throws IOException {
        view = reading.find(new ScheduleId(PageForm.id(request, "schedule")));
        cron = view.schedule().cron().toString();
        zone = view.schedule().zone().getId();
        enabled = view.schedule().enabled();
        if (request.getMethod().equals("POST")) {
            change(view.schedule().id());
        }
    }

    private void change(ScheduleId id) throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (PageForm.isForeign(request)) {
            return;
        }
        cron = Objects.requireNonNullElse(request.getParameter(CRON), "");
        zone = Objects.requireNonNullElse(request.getParameter(ZONE), "").strip();
        enabled = request.getParameter(ENABLED) != null;
        try {
            managing.change(id, cron, zone, enabled);
            answer.redirect(
                    request.getContextPath() + "/schedules/" + id + "?notice=" + Notice.SCHEDULE_CHANGED.word());
        } catch (DomainException refusal) {
            if (refusal.code() != ProblemCode.INVALID_FIELD) {
                throw refusal;
            }
            answer.setResponseStatus(refusal.code().status());
            errors = refusal.errors();
        }
    }

    /** The schedule as it is, whatever the form says. */
    public ScheduleRow getRow() {
        return ScheduleRow.of(view, when.clock());
    }

    public String getCron() {
        return cron;
    }

    public String getZone() {
        return zone;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Why the form was not taken; null when this field is no reason. */
    public String getCronError() {
        return errorAt(CRON);
    }

    public String getZoneError() {
        return errorAt(ZONE);
    }

    private String errorAt(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .findFirst()
                .orElse(null);
    }
}
