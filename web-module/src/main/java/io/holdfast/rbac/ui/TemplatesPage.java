package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.model.PermissionTemplate;
import io.holdfast.rbac.usecase.ChoosingTemplates;
import io.holdfast.rbac.usecase.HypotheticalChange.OfTemplate;
import io.holdfast.rbac.usecase.ReadingTemplates;
import io.holdfast.rbac.usecase.TemplateChoice;
import io.holdfast.rbac.usecase.TemplateVersion;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which version of each template the organization has, what another one would change, and the form that chooses it. */
@Named("templatesPage")
@RequestScoped
public class TemplatesPage {
    private static final String ADDRESS = "/permissions/templates";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(
            ProblemCode.PRECONDITION_FAILED,
            ProblemCode.INVALID_FIELD,
            ProblemCode.SETTING_REFUSED,
            ProblemCode.SEPARATION_VIOLATED);

    @Inject
    ReadingTemplates reading;

    @Inject
    ChoosingTemplates choosing;

    @Inject
    Effects effects;

    @Inject
    HttpServletRequest request;

    private List<PermissionTemplate> templates;
    private TemplateVersion looked;
    private DomainException refusal;
    private ForeseenEffect effect;

    /** Reads the templates, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        String pack = FilterParameters.text(request.getParameter("pack"));
        String module = FilterParameters.text(request.getParameter("module"));
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            if (isTaken(new TemplateChoice(pack, module, number(), follows()))) {
                answer.redirect(request.getContextPath() + ADDRESS + "?notice=" + Notice.TEMPLATE_CHOSEN.word());
                return;
            }
            if (refusal != null) {
                answer.setResponseStatus(refusal.code().status());
            }
        }
        templates = reading.all(null);
        if (pack != null && module != null) {
            looked = reading.version(null, pack, module, number());
        }
    }

    /** The version that the address or the form names; null for none. */
    private Integer number() {
        String version = FilterParameters.text(request.getParameter("version"));
        if (version == null) {
            return null;
        }
        if (!NUMBER.matcher(version).matches()) {
            throw DomainException.notFound("version");
        }
        return Integer.valueOf(version);
    }

    private boolean follows() {
        return "follow".equals(request.getParameter("how"));
    }

    /** Does what the form asks for, or shows what it would do. */
    private boolean isTaken(TemplateChoice choice) {
        try {
            if ("try".equals(request.getParameter("deed"))) {
                effect = effects.of(new OfTemplate(choice));
                return false;
            }
            choosing.choose(null, choice, request.getParameter("tag"));
            return true;
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return false;
        }
    }

    /** One template. @param newer whether there is a version that the organization does not have */
    public record Row(String title, String query, int version, int newest, boolean follows, boolean newer) {}

    public List<Row> getRows() {
        return templates.stream().map(TemplatesPage::row).toList();
    }

    private static Row row(PermissionTemplate template) {
        return new Row(
                title(template.module()),
                query(template, template.newest()),
                template.version(),
                template.newest(),
                template.followsNewest(),
                template.version() < template.newest());
    }

    private static String title(String module) {
        return Words.role(module.replace('-', ' '));
    }

    private static String query(PermissionTemplate template, int version) {
        return "?pack=" + URLEncoder.encode(template.pack(), StandardCharsets.UTF_8) + "&module="
                + URLEncoder.encode(template.module(), StandardCharsets.UTF_8) + "&version=" + version + "#edit";
    }

    /** The template that is looked at; null for none. */
    public PermissionTemplate getTemplate() {
        return looked == null ? null : looked.template();
    }

    public String getTitle() {
        return title(looked.template().module());
    }

    /** The version that is looked at, from 1. */
    public int getVersion() {
        return looked.version();
    }

    /** A version that can be looked at. */
    public record Version(String query, int number, boolean chosen) {}

    /** All versions of the template, the newest first. */
    public List<Version> getVersions() {
        int newest = looked.template().newest();
        return IntStream.rangeClosed(1, newest)
                .map(number -> newest + 1 - number)
                .mapToObj(number -> new Version(query(looked.template(), number), number, number == looked.version()))
                .toList();
    }

    /** What a role would gain or lose beside the organization's version. */
    public record Difference(String role, String permission, boolean gained) {}

    public List<Difference> getDifferences() {
        return Stream.concat(differences(looked.gained(), true), differences(looked.lost(), false))
                .toList();
    }

    private static Stream<Difference> differences(Collection<Cell> cells, boolean gained) {
        return cells.stream()
                .map(cell ->
                        new Difference(Words.role(cell.role()), Words.sentence(Words.deed(cell.permission())), gained));
    }

    /** The newest can be followed; every version can be kept. */
    public boolean isFollowable() {
        return looked.version() == looked.template().newest();
    }

    /** Which of both the form shows as chosen. */
    public boolean isFollowing() {
        return request.getMethod().equals("POST")
                ? follows()
                : isFollowable() && looked.template().followsNewest();
    }

    /** What choosing it would do; null when that was not asked. */
    public ForeseenEffect getEffect() {
        return effect;
    }

    /** Why the form was not taken; null when it was. */
    public String getRefusal() {
        if (refusal == null) {
            return null;
        }
        return refusal.code() == ProblemCode.PRECONDITION_FAILED
                ? "Somebody else chose another version meanwhile. Look at what the organization has now, and choose again."
                : refusal.getMessage();
    }
}
