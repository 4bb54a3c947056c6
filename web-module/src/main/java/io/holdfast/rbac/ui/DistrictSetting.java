package io.holdfast.rbac.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.ui.MatrixLines.Line;
import io.holdfast.rbac.usecase.OrganizationSettings;
import io.holdfast.rbac.usecase.ReadingOrganizationSettings;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.List;

/** The form by which the viewer's organization changes one permission in one below it, on the page of that one. */
@Named("districtSetting")
@RequestScoped
public class DistrictSetting {
    @Inject
    ReadingOrganizationSettings reading;

    @Inject
    MatrixDeed deed;

    @Inject
    HttpServletRequest request;

    private OrganizationSettings theirs;
    private MatrixColumns columns;
    private MatrixForm form;

    /**
     * Does what the form asks for, or finds out what it would do.
     *
     * @return true when it is done
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for an organization that does not lie below, or a permission that it does not have
     */
    boolean isTaken(TenantId organization) {
        lookAt(reading.of(organization));
        String permission = chosen();
        if (permission == null) {
            throw DomainException.notFound("permission");
        }
        form = MatrixForm.of(request, theirs.matrix(), permission);
        return deed.isDone(organization, theirs.matrix(), form);
    }

    /** Takes over how it is there now. What was written stays, also when somebody else was faster. */
    void show(OrganizationSettings now) {
        lookAt(now);
        String permission = chosen();
        if (permission != null) {
            form = form == null
                    ? MatrixForm.of(now.matrix(), permission, now.version())
                    : new MatrixForm(permission, form.effects(), deed.isRefused() ? now.version() : form.version());
        }
    }

    private void lookAt(OrganizationSettings settings) {
        theirs = settings;
        columns = MatrixColumns.of(request, settings.matrix().roles());
    }

    /** The roles of the organization that the page shows beside each other. */
    MatrixColumns columns() {
        return columns;
    }

    private String chosen() {
        String permission = FilterParameters.text(request.getParameter("permission"));
        return permission != null && theirs.matrix().modules().containsKey(permission) ? permission : null;
    }

    /** True when the address names a permission. */
    public boolean isShown() {
        return form != null;
    }

    public String getKey() {
        return form.permission();
    }

    public String getTitle() {
        return Words.sentence(Words.deed(form.permission()));
    }

    public String getVersion() {
        return form.version();
    }

    /** True when an organization above them has locked it, so that nothing can be changed there. */
    public boolean isLocked() {
        return theirs.matrix().locks().containsKey(form.permission());
    }

    /** True when the organization has changed it for itself. */
    public boolean isChanged() {
        return theirs.changed().contains(form.permission());
    }

    /** Of the roles that the page shows; the others stay as they are. */
    public List<Line> getLines() {
        return new MatrixLines(theirs.matrix(), form).of(columns.shown());
    }

    /** The query of the form by which the viewer's organization changes it for itself or locks it. */
    public String getOwnQuery() {
        return "?permission=" + URLEncoder.encode(form.permission(), UTF_8) + "#edit";
    }
}
