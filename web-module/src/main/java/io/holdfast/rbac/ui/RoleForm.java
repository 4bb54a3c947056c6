package io.holdfast.rbac.ui;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.rest.RoleFields;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.JsonBody;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The form of a role as it was filled in, or as the role fills it. Everything that was typed is kept, whatever it is. */
public record RoleForm(
        String name,
        String description,
        String level,
        Set<String> permissions,
        Set<String> takesOver,
        boolean office,
        long version) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    /** What a new role begins with: below every role of a pack. */
    private static final RoleForm NEW = new RoleForm("", "", "10", Set.of(), Set.of(), false, 0);

    public RoleForm {
        permissions = Set.copyOf(permissions);
        takesOver = Set.copyOf(takesOver);
    }

    /** @param role null for a new one */
    static RoleForm of(RoleInfo role) {
        return role == null
                ? NEW
                : new RoleForm(
                        role.name(),
                        role.description(),
                        Integer.toString(role.level()),
                        Set.copyOf(role.permissions()),
                        Set.copyOf(role.takesOver()),
                        role.office(),
                        role.version());
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a version that no form of ours carries */
    static RoleForm of(HttpServletRequest form) {
        String version = String.valueOf(form.getParameter("version"));
        if (!NUMBER.matcher(version).matches()) {
            throw new DomainException(ProblemCode.INVALID_PARAMETER, "'version' is none of this page.");
        }
        return new RoleForm(
                text(form, "name"),
                text(form, "description"),
                text(form, "level"),
                texts(form, "permissions"),
                texts(form, "takesOver"),
                form.getParameter("office") != null,
                Long.parseLong(version));
    }

    /** What it says of the role, checked as the API checks it. @throws DomainException with every field at fault */
    RoleDefinition definition() {
        JsonObjectBuilder body = JSON.createObjectBuilder()
                .add("name", name)
                .add("description", description)
                .add("permissions", array(permissions))
                .add("takesOver", array(takesOver))
                .add("office", office);
        if (NUMBER.matcher(level).matches()) {
            body.add("level", Integer.parseInt(level));
        } else {
            body.add("level", level);
        }
        return RoleFields.of(JsonBody.of(
                body.build().toString(), "name", "description", "level", "permissions", "takesOver", "office"));
    }

    /** The same, going out from another version of the role. */
    RoleForm at(long other) {
        return new RoleForm(name, description, level, permissions, takesOver, office, other);
    }

    private static JsonArrayBuilder array(Set<String> words) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        new TreeSet<>(words).forEach(array::add);
        return array;
    }

    private static String text(HttpServletRequest form, String name) {
        return Objects.requireNonNullElse(form.getParameter(name), "").strip();
    }

    private static Set<String> texts(HttpServletRequest form, String name) {
        String[] values = form.getParameterValues(name);
        return values == null ? Set.of() : new TreeSet<>(Arrays.asList(values));
    }

    /** What somebody else saved meanwhile and what this form says instead; only what differs. */
    List<Difference> against(RoleInfo saved) {
        RoleForm theirs = of(saved);
        return List.of(
                        new Difference("Name", theirs.name, name),
                        new Difference("Description", theirs.description, description),
                        new Difference("Level", theirs.level, level),
                        new Difference(
                                "Permissions",
                                only(theirs.permissions, permissions),
                                only(permissions, theirs.permissions)),
                        new Difference(
                                "Takes over from",
                                only(theirs.takesOver, takesOver),
                                only(takesOver, theirs.takesOver)),
                        new Difference("Office", theirs.office ? "yes" : "no", office ? "yes" : "no"))
                .stream()
                .filter(one -> !one.saved().equals(one.written()))
                .toList();
    }

    private static String only(Set<String> some, Set<String> others) {
        Set<String> only = new TreeSet<>(some);
        only.removeAll(others);
        return String.join(", ", only);
    }

    /** A field that is saved in another way than it was written. Of lists only what the other one has not. */
    public record Difference(String field, String saved, String written) {}
}
