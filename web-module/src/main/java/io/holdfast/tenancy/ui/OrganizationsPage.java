package io.holdfast.tenancy.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.identity.usecase.EnteringOrganizations;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.tenancy.model.Organization;
import io.holdfast.tenancy.usecase.ReadingOrganizations;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Set;

/** The organizations of the installation, and the form that leads into one of them. */
@Named("organizationsPage")
@RequestScoped
public class OrganizationsPage {
    private static final int ROWS = 50;
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(ProblemCode.INVALID_FIELD, ProblemCode.CONFLICT);

    @Inject
    ReadingOrganizations reading;

    @Inject
    EnteringOrganizations entering;

    @Inject
    HttpServletRequest request;

    private ReadingOrganizations.Page page;
    private DomainException refusal;

    /** Reads the page, after doing what its form asked for, before anything is written. */
    public void open() throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            if (isEntered()) {
                answer.redirect(request.getContextPath() + "/dashboard");
                return;
            }
            answer.setResponseStatus(refusal.code().status());
        }
        page = reading.list(value("q"), value("cursor"), ROWS);
    }

    private boolean isEntered() {
        try {
            entering.enter(
                    new TenantId(Uuids.parse("organization", request.getParameter("organization"))), getReason());
            return true;
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return false;
        }
    }

    /** One organization in words. @param parent empty for none */
    public record Row(String id, String name, String slug, String parent, String people, Tag state, boolean active) {}

    public List<Row> getRows() {
        return page.items().stream()
                .map(one -> new Row(
                        one.id().toString(),
                        one.name(),
                        one.slug(),
                        one.parentName() == null ? "" : one.parentName(),
                        one.people() > Organization.MOST_COUNTED ? "more than 1,000" : Integer.toString(one.people()),
                        one.active() ? Tag.good("Active") : Tag.neutral(one.status()),
                        one.active()))
                .toList();
    }

    /** What the list is narrowed to; empty for everything. */
    public String getText() {
        String text = value("q");
        return text == null ? "" : text;
    }

    /** The reason as it was written. */
    public String getReason() {
        String reason = request.getParameter("reason");
        return reason == null ? "" : reason.strip();
    }

    /** Why nothing was entered; null when that was not refused. */
    public String getRefusal() {
        return refusal == null ? null : refusal.getMessage();
    }

    public boolean isContinued() {
        return value("cursor") != null;
    }

    /** The query of the same list from its beginning. */
    public String getFirst() {
        return getText().isEmpty() ? "" : "?q=" + URLEncoder.encode(getText(), UTF_8);
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        return page.next() == null
                ? null
                : (getText().isEmpty() ? "?" : getFirst() + "&") + "cursor=" + URLEncoder.encode(page.next(), UTF_8);
    }

    private String value(String name) {
        String text = request.getParameter(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
