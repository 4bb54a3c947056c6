package io.holdfast.rbac.ui;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.model.SeparationDefinition;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.rbac.rest.SeparationSetFields;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The form of a set of roles as it was filled in, or as the set fills it. Everything that was typed is kept, whatever it is. */
public record SeparationForm(
        String name, String description, String kind, String cardinality, Set<String> roles, long version) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final SeparationForm NEW =
            new SeparationForm("", "", SeparationSet.Kind.STATIC.name(), "2", Set.of(), 0);

    public SeparationForm {
        roles = Set.copyOf(roles);
    }

    /** @param set null for a new one */
    static SeparationForm of(SeparationSet set) {
        return set == null
                ? NEW
                : new SeparationForm(
                        set.name(),
                        set.description(),
                        set.kind().name(),
                        Integer.toString(set.cardinality()),
                        Set.copyOf(set.roles()),
                        set.version());
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a version that no form of ours carries */
    static SeparationForm of(HttpServletRequest form) {
        String version = text(form, "version");
        if (!NUMBER.matcher(version).matches()) {
            throw new DomainException(ProblemCode.INVALID_PARAMETER, "'version' is none of this page.");
        }
        String[] roles = form.getParameterValues("roles");
        return new SeparationForm(
                text(form, "name"),
                text(form, "description"),
                text(form, "kind"),
                text(form, "cardinality"),
                roles == null ? Set.of() : Set.copyOf(Arrays.asList(roles)),
                Long.parseLong(version));
    }

    private static String text(HttpServletRequest form, String name) {
        return Objects.requireNonNullElse(form.getParameter(name), "").strip();
    }

    /** What it says of the set, checked as the API checks it. @throws DomainException with every field at fault */
    SeparationDefinition definition() {
        var body = JSON.createObjectBuilder()
                .add("name", name)
                .add("description", description)
                .add("roles", JSON.createArrayBuilder(new TreeSet<>(roles)));
        if (NUMBER.matcher(cardinality).matches()) {
            body.add("cardinality", Integer.parseInt(cardinality));
        } else {
            body.add("cardinality", cardinality);
        }
        return SeparationSetFields.of(
                JsonBody.of(body.build().toString(), "name", "description", "cardinality", "roles"));
    }

    /** Which kind it says; only a new set can choose. @throws DomainException for a word that is none */
    SeparationSet.Kind kindOfSet() {
        return SeparationSetFields.kind(kind);
    }

    /** The same, going out from another version of the set. */
    SeparationForm at(long other) {
        return new SeparationForm(name, description, kind, cardinality, roles, other);
    }
}
