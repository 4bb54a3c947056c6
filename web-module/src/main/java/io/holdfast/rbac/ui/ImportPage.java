package io.holdfast.rbac.ui;

import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.rest.ImportFile;
import io.holdfast.rbac.imports.usecase.Importing;
import io.holdfast.rbac.imports.usecase.ReadingImports;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The form that takes in a file of people and roles, and the viewer's former ones. */
@Named("importing")
@RequestScoped
public class ImportPage {
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(ProblemCode.INVALID_FIELD, ProblemCode.CONFLICT);

    @Inject
    Importing importing;

    @Inject
    ReadingImports reading;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private String table = "";
    private String refusal;
    private List<Import> former;

    /** A former import. */
    public record Row(String id, String when, int lines, Tag state) {}

    /** Takes in what was pasted, and reads what the page shows, before anything is written. */
    public void open() throws IOException {
        former = reading.latest();
        if (!request.getMethod().equals("POST")) {
            return;
        }
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (PageForm.isForeign(request)) {
            return;
        }
        table = request.getParameter("table") == null ? "" : request.getParameter("table");
        try {
            UUID id =
                    importing.upload(() -> ImportFile.read(table), when.clock().zone());
            answer.redirect(request.getContextPath() + "/people/import/" + id);
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused.getMessage();
            answer.setResponseStatus(refused.code().status());
        }
    }

    /** What was pasted. */
    public String getTable() {
        return table;
    }

    /** Why it was not taken; null when nothing was refused. */
    public String getRefusal() {
        return refusal;
    }

    public List<Row> getRows() {
        return former.stream()
                .map(one -> new Row(
                        one.id().toString(),
                        when(one.createdAt(), when.clock()),
                        one.lines(),
                        ImportWords.tag(one.state())))
                .toList();
    }

    private static String when(Instant moment, ViewerClock clock) {
        return clock.isWithinADay(moment) ? clock.ago(moment) : clock.day(LocalDate.ofInstant(moment, clock.zone()));
    }
}
