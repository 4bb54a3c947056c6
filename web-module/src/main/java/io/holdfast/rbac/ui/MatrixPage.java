package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionMatrix.Lock;
import io.holdfast.rbac.ui.MatrixLines.Line;
import io.holdfast.rbac.usecase.OrganizationSettings;
import io.holdfast.rbac.usecase.ReadingOrganizationSettings;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which role holds what in the organization, module by module, what was changed of the template, and the form that changes it. */
@Named("matrixPage")
@RequestScoped
public class MatrixPage {
    @Inject
    ReadingOrganizationSettings reading;

    @Inject
    MatrixDeed deed;

    @Inject
    HttpServletRequest request;

    private OrganizationSettings settings;
    private MatrixColumns columns;
    private Set<String> changed;
    private MatrixForm form;

    /** Reads the settings, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        settings = reading.of(null);
        columns = MatrixColumns.of(request, matrix().roles());
        String permission = chosen();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            if (permission == null) {
                throw DomainException.notFound("permission");
            }
            form = MatrixForm.of(request, matrix(), permission);
            if (deed.isDone(null, matrix(), form)) {
                answer.redirect(request.getContextPath() + "/permissions" + columns.query(permission) + "&notice="
                        + Notice.SETTING_SAVED.word());
                return;
            }
            if (deed.isRefused()) {
                settings = reading.of(null);
                form = new MatrixForm(permission, form.effects(), settings.version());
            }
        } else if (permission != null) {
            form = MatrixForm.of(matrix(), permission, settings.version());
        }
        changed = settings.changed();
    }

    private PermissionMatrix matrix() {
        return settings.matrix();
    }

    /** The permission that the address names; null for none, or one that the organization does not have. */
    private String chosen() {
        String permission = FilterParameters.text(request.getParameter("permission"));
        return permission != null && matrix().modules().containsKey(permission) ? permission : null;
    }

    /** The roles over the columns, the highest first. */
    public List<String> getRoles() {
        return columns.shown().stream().map(Words::role).toList();
    }

    /** How many roles there are, shown or not. */
    public int getEveryRole() {
        return matrix().roles().size();
    }

    /** True when the roles stand on several pages, or are narrowed. */
    public boolean isNarrow() {
        return columns.pages() > 1 || columns.text() != null;
    }

    /** What the roles are narrowed by; null for nothing. */
    public String getText() {
        return columns.text();
    }

    public int getPage() {
        return columns.page();
    }

    public int getPages() {
        return columns.pages();
    }

    /** The query of the roles before these; null on the first page. */
    public String getBefore() {
        return columns.page() == 1 ? null : columns.at(columns.page() - 1).query(permission());
    }

    /** The query of the roles after these; null on the last page. */
    public String getNext() {
        return columns.page() == columns.pages()
                ? null
                : columns.at(columns.page() + 1).query(permission());
    }

    /** The name of the permission that is looked at; null for none. */
    private String permission() {
        return form == null ? null : form.permission();
    }

    /**
     * One role of one permission.
     *
     * @param mark for the eye
     * @param words the same for those who hear the page
     * @param style {@code ok} when it holds it, {@code changed} when that is not as it was shipped
     */
    public record CellView(String mark, String words, String style) {}

    /** One permission. @param lock who has locked it, and to whom; null when nobody above has */
    public record Row(String key, String title, String query, String lock, boolean changed, List<CellView> cells) {}

    /** The permissions of one module. */
    public record Module(String id, String title, List<Row> rows) {}

    public List<Module> getModules() {
        Map<String, List<Row>> modules = matrix().modules().entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, TreeMap::new, mapping(one -> row(one.getKey()), toList())));
        return modules.entrySet().stream()
                .map(module ->
                        new Module(module.getKey(), Words.role(module.getKey().replace('-', ' ')), module.getValue()))
                .toList();
    }

    private Row row(String key) {
        return new Row(
                key,
                Words.sentence(Words.deed(key)),
                columns.query(key) + "#edit",
                lock(key),
                changed.contains(key),
                columns.shown().stream().map(role -> cell(new Cell(key, role))).toList());
    }

    private CellView cell(Cell cell) {
        boolean holds = matrix().holds(cell);
        Optional<Effect> changed =
                matrix().changed(cell).filter(effect -> !matrix().locks().containsKey(cell.permission()));
        String words = (holds ? "holds it" : "does not hold it")
                + changed.map(effect -> ", " + changedWords(effect)).orElse("");
        return new CellView(
                (holds ? "✓" : "–") + changed.map(MatrixPage::mark).orElse(""),
                words,
                (holds ? "ok" : "") + (changed.isPresent() ? " changed" : ""));
    }

    private static String mark(Effect effect) {
        return switch (effect) {
            case ADD -> " +";
            case REMOVE -> " −";
            case LOCK -> " ⚿";
        };
    }

    private static String changedWords(Effect effect) {
        return switch (effect) {
            case ADD -> "added here";
            case REMOVE -> "taken away here";
            case LOCK -> "locked to it for the organizations below";
        };
    }

    private String lock(String key) {
        Lock lock = matrix().locks().get(key);
        return lock == null
                ? null
                : lock.organization() + " locks it to "
                        + lock.roles().stream().sorted().map(Words::role).collect(joining(" and "));
    }

    /** The permission that is looked at; null for none. */
    public Row getChosen() {
        return form == null ? null : row(form.permission());
    }

    public String getVersion() {
        return form.version();
    }

    public List<Line> getLines() {
        return new MatrixLines(matrix(), form).of(columns.shown());
    }
}
