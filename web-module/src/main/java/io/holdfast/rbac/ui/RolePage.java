package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.Wanted;
import io.holdfast.rbac.model.PermissionInfo;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.EditingRoles;
import io.holdfast.rbac.usecase.HypotheticalChange.OfRole;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.rbac.usecase.ReadingPeople;
import io.holdfast.rbac.usecase.ReadingRoles;
import io.holdfast.rbac.usecase.ReadingRoles.RoleSheet;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Viewer;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One role: what it holds, from whom it takes over, who has it; and the form that makes and changes those of the organization's own. Of
 * two who change it, the second is told, sees what differs, and loses nothing that they wrote.
 */
@Named("rolePage")
@RequestScoped
public class RolePage {
    private static final String NEW = "new";
    private static final int MOST_HOLDERS = 20;
    private static final Set<ProblemCode> SAID_AT_THE_FORM = Set.of(
            ProblemCode.INVALID_FIELD, ProblemCode.CONFLICT, ProblemCode.ROLE_REFUSED, ProblemCode.SEPARATION_VIOLATED);

    @Inject
    ReadingRoles reading;

    @Inject
    EditingRoles editing;

    @Inject
    ReadingPeople people;

    @Inject
    RightsTimelines timelines;

    @Inject
    Effects effects;

    @Inject
    Viewer viewer;

    @Inject
    HttpServletRequest request;

    private RoleSheet sheet;
    private RoleForm form;
    private ListPage<Member> holders;
    private DomainException refusal;
    private ForeseenEffect effect;
    private RightsTimeline timeline;
    private List<RoleForm.Difference> differences = List.of();

    /** Reads the role, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        UUID id = PageForm.idOrNew(request, "role");
        if (id == null && !viewer.isMayManagePermissions()) {
            throw new PermissionDenied(Permission.MANAGE_PERMISSIONS);
        }
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            form = RoleForm.of(request);
            String next = taken(id);
            if (next != null) {
                answer.redirect(request.getContextPath() + next);
                return;
            }
            if (refusal != null) {
                answer.setResponseStatus(refusal.code().status());
            }
        }
        sheet = reading.sheet(id);
        if (form == null) {
            form = RoleForm.of(sheet.role());
        } else if (sheet.role() != null && sheet.role().version() != form.version()) {
            differences = form.against(sheet.role());
            form = form.at(sheet.role().version());
        }
        if (sheet.role() != null) {
            holders = people.page(Wanted.MEMBERS.holding(sheet.role().name()), null, MOST_HOLDERS);
            timeline = viewer.isMayLookAfterEverybody() ? timelines.ofRole(id) : null;
        }
    }

    /** Does what the form asks for. @return where to go on; null when it was refused or only tried */
    private String taken(UUID id) {
        try {
            if ("remove".equals(request.getParameter("deed")) && id != null) {
                editing.remove(id);
                return "/roles?notice=" + Notice.ROLE_REMOVED.word();
            }
            if ("try".equals(request.getParameter("deed"))) {
                effect = effects.of(new OfRole(id, form.definition()));
                return null;
            }
            RoleInfo saved = id == null
                    ? editing.create(form.definition())
                    : editing.change(id, form.version(), form.definition());
            return "/roles/" + saved.id() + "?notice=" + Notice.ROLE_SAVED.word();
        } catch (DomainException refused) {
            if (!SAID_AT_THE_FORM.contains(refused.code())) {
                throw refused;
            }
            refusal = refused;
            return null;
        }
    }

    public boolean isCreating() {
        return sheet.role() == null;
    }

    public String getTitle() {
        return isCreating() ? "A role of your own" : Words.role(sheet.role().name());
    }

    /** Null for a new one. */
    public RoleInfo getRole() {
        return sheet.role();
    }

    /** The address of the page and its forms. */
    public String getPath() {
        return "/roles/" + (isCreating() ? NEW : sheet.role().id());
    }

    /** True when the viewer has a form: for roles of the organization's own. */
    public boolean isEditable() {
        return viewer.isMayManagePermissions() && (isCreating() || !sheet.role().system());
    }

    public RoleForm getForm() {
        return form;
    }

    /** One check box. */
    public record Box(String value, String label, String title, boolean checked) {}

    /** The permissions of one noun. */
    public record Row(String id, String noun, List<Box> boxes) {}

    /** Every permission of the organization, a row for each noun. */
    public List<Row> getGrid() {
        Map<String, List<Box>> rows = sheet.permissions().stream()
                .collect(groupingBy(
                        PermissionInfo::resource,
                        TreeMap::new,
                        java.util.stream.Collectors.mapping(this::box, toList())));
        return rows.entrySet().stream()
                .map(row -> new Row(row.getKey(), Words.role(row.getKey().replace('-', ' ')), row.getValue()))
                .toList();
    }

    private Box box(PermissionInfo permission) {
        return new Box(
                permission.name(),
                permission.action().replace('-', ' '),
                permission.description(),
                form.permissions().contains(permission.name()));
    }

    /** The roles that this one may take over from. */
    public List<Box> getJuniors() {
        return sheet.roles().stream()
                .filter(other -> isCreating() || !other.id().equals(sheet.role().id()))
                .map(other -> new Box(
                        other.name(),
                        Words.role(other.name()),
                        other.description(),
                        form.takesOver().contains(other.name())))
                .toList();
    }

    /** What the role lets its holders do here, by verb. */
    public List<Words.Ability> getAbilities() {
        return Words.abilities(sheet.held());
    }

    public List<String> getTakesOver() {
        return sheet.role().takesOver().stream().map(Words::role).toList();
    }

    /** The first ones who hold it now or will, as far as the viewer looks after people. */
    public List<Member> getHolders() {
        return holders == null ? List.of() : holders.items();
    }

    public boolean isMoreHolders() {
        return holders != null && holders.next() != null;
    }

    /** What became of the role and of who holds it; null for a new one, and for viewers who do not look after everybody. */
    public RightsTimeline getTimeline() {
        return timeline;
    }

    /** What saving it would do; null when that was not asked. */
    public ForeseenEffect getEffect() {
        return effect;
    }

    /** What somebody else saved meanwhile beside what was written here; empty when nobody did. */
    public List<RoleForm.Difference> getDifferences() {
        return differences;
    }

    /** Why the form was not taken, when it is about no field of it; null otherwise. */
    public String getRefusal() {
        return refusal == null || !refusal.errors().isEmpty() ? null : refusal.getMessage();
    }

    /** What is wrong with a field; null when nothing is. */
    public String errorAt(String pointer) {
        return PageForm.errorAt(refusal, pointer);
    }
}
