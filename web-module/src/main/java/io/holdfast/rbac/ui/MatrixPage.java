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

    /** The roles over the columns. */
    public MatrixHead getHead() {
        return new MatrixHead(
                "/permissions",
                false,
                form == null ? null : form.permission(),
                matrix().roles().size(),
                columns);
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
