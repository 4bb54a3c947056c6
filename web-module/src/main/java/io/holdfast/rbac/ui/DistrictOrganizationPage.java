package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.OrganizationStanding;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionMatrix.Lock;
import io.holdfast.rbac.usecase.ReadingDistrict;
import io.holdfast.rbac.usecase.ReadingDistrict.Comparison;
import io.holdfast.shared.id.TenantId;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.When;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What roles hold in one organization below the viewer's, beside what they hold in the viewer's own, and who says so. */
@Named("districtOrganization")
@RequestScoped
public class DistrictOrganizationPage {
    @Inject
    ReadingDistrict reading;

    @Inject
    DistrictSetting setting;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private Comparison comparison;
    private boolean all;

    /** Reads both, after doing what the form asked for, before anything is written. */
    public void open() throws IOException {
        var organization = new TenantId(PageForm.id(request, "organization"));
        all = "all".equals(request.getParameter("show"));
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
            if (setting.isTaken(organization)) {
                answer.redirect(request.getContextPath() + "/district/" + organization + query(setting.getKey())
                        + "&notice=" + Notice.SETTING_SAVED.word());
                return;
            }
        }
        comparison = reading.compare(organization);
        setting.show(comparison.theirs());
    }

    /** Of this page with a permission. */
    private String query(String permission) {
        return setting.columns().query(all, permission);
    }

    private PermissionMatrix own() {
        return comparison.own().matrix();
    }

    private PermissionMatrix theirs() {
        return comparison.theirs().matrix();
    }

    public OrganizationStanding getStanding() {
        return comparison.standing();
    }

    public String getPath() {
        return "/district/" + comparison.standing().id();
    }

    /** True when the viewer's organization has the permission of the form too. */
    public boolean isOwn() {
        return own().modules().containsKey(setting.getKey());
    }

    /** True when permissions that are as in the viewer's organization are shown too. */
    public boolean isAll() {
        return all;
    }

    public Tag getTemplates() {
        return DistrictPage.templates(comparison.standing());
    }

    /** The modules with versions that are kept; empty for none. */
    public String getKept() {
        return DistrictPage.kept(comparison.standing());
    }

    public String getChanges() {
        return DistrictPage.changes(comparison.standing());
    }

    public String getChanged() {
        return comparison.standing().changed() == null
                ? "never"
                : when.clock().ago(comparison.standing().changed());
    }

    /** The roles over the columns. */
    public MatrixHead getHead() {
        return new MatrixHead(
                getPath(),
                all,
                setting.isShown() ? setting.getKey() : null,
                theirs().roles().size(),
                setting.columns());
    }

    /**
     * One role of one permission.
     *
     * @param mark for the eye
     * @param here how it is in the viewer's organization; null when it is the same
     * @param words the same, and how it is in the viewer's organization, for those who hear the page
     * @param style {@code ok} when it holds it, {@code changed} when that is otherwise in the viewer's organization
     */
    public record CellView(String mark, String here, String words, String style) {}

    /**
     * One permission.
     *
     * @param query of the page with the form by which it is changed there
     * @param says who has the say
     * @param locked true when an organization above them has
     * @param elsewhere how many roles that are not shown have it otherwise than in the viewer's organization
     */
    public record Row(
            String key,
            String title,
            String query,
            String says,
            boolean locked,
            boolean differs,
            long elsewhere,
            List<CellView> cells) {}

    /** The permissions of one module. */
    public record Module(String id, String title, List<Row> rows) {}

    /** Modules with something to show. */
    public List<Module> getModules() {
        Map<String, List<Row>> modules = theirs().modules().entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, TreeMap::new, mapping(one -> row(one.getKey()), toList())));
        return modules.entrySet().stream()
                .map(module -> new Module(
                        module.getKey(),
                        Words.role(module.getKey().replace('-', ' ')),
                        module.getValue().stream()
                                .filter(row -> all || row.differs())
                                .toList()))
                .filter(module -> !module.rows().isEmpty())
                .toList();
    }

    private Row row(String key) {
        List<String> shown = setting.columns().shown();
        long differing = theirs().roles().keySet().stream()
                .filter(role -> differs(new Cell(key, role)))
                .count();
        long seen = shown.stream().filter(role -> differs(new Cell(key, role))).count();
        Lock lock = theirs().locks().get(key);
        return new Row(
                key,
                Words.sentence(Words.deed(key)),
                query(key) + "#edit",
                lock == null ? says(key) : lockWords(lock),
                lock != null,
                lock != null || differing > 0,
                differing - seen,
                shown.stream().map(role -> cell(new Cell(key, role))).toList());
    }

    private boolean differs(Cell cell) {
        return theirs().holds(cell) != own().holds(cell);
    }

    private static String lockWords(Lock lock) {
        return "Locked by " + lock.organization() + " to "
                + lock.roles().stream().sorted().map(Words::role).collect(joining(" and "));
    }

    /** Who has the say over a permission that nobody above has locked. */
    private String says(String key) {
        if (comparison.theirs().changed().contains(key)) {
            return "Changed by " + comparison.standing().name();
        }
        return own().modules().containsKey(key) && comparison.own().changed().contains(key)
                ? "As shipped; your organization changed it for itself"
                : "As shipped";
    }

    private CellView cell(Cell cell) {
        boolean holds = theirs().holds(cell);
        boolean before = own().holds(cell);
        Effect effect = theirs().locks().containsKey(cell.permission())
                ? null
                : theirs().changed(cell).filter(one -> one != Effect.LOCK).orElse(null);
        String words = (holds ? "holds it" : "does not hold it")
                + (effect == null ? "" : effect == Effect.ADD ? ", added there" : ", taken away there")
                + (holds == before ? "" : before ? ", holds it here" : ", does not hold it here");
        return new CellView(
                (holds ? "✓" : "–") + (effect == null ? "" : effect == Effect.ADD ? " +" : " −"),
                holds == before ? null : before ? "✓" : "–",
                words,
                (holds ? "ok" : "") + (holds == before ? "" : " changed"));
    }
}
