package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.SeparationDefinition;
import io.holdfast.rbac.model.SeparationSet;
import io.holdfast.webshared.JsonBody;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of a set of roles that are kept apart, and how it is read. */
public final class SeparationSetFields {
    static final int LONGEST_KIND = 10;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_ROLE = 50;
    private static final int MOST_ROLES = 20;
    private static final int LEAST = 2;

    private SeparationSetFields() {}

    @Schema(name = "NewSeparationSet")
    record NewSeparationSet(
            @Schema(required = true, description = "unique", example = "Payments", maxLength = LONGEST_NAME)
            String name,

            @Schema(
                    required = true,
                    example = "Who enters a payment does not release it",
                    maxLength = LONGEST_DESCRIPTION)
            String description,

            @Schema(
                    required = true,
                    enumeration = {"STATIC", "DYNAMIC"},
                    description = "STATIC: nobody has them together; DYNAMIC: no session has them active together")
            String kind,

            @Schema(
                    required = true,
                    minimum = "2",
                    maximum = "20",
                    description = "how many of the roles are too many; at most their number",
                    example = "2")
            int cardinality,

            @Schema(required = true, minItems = 2, maxItems = 20, description = "names")
            List<String> roles) {}

    @Schema(name = "ChangedSeparationSet", description = "the whole set as it is to be; its kind stays")
    record ChangedSeparationSet(
            @Schema(required = true, example = "Payments", maxLength = LONGEST_NAME)
            String name,

            @Schema(required = true, maxLength = LONGEST_DESCRIPTION)
            String description,

            @Schema(required = true, minimum = "2", maximum = "20", example = "2")
            int cardinality,

            @Schema(required = true, minItems = 2, maxItems = 20, description = "names")
            List<String> roles,

            @Schema(required = true, description = "as it was read; another one is refused", example = "1")
            long version) {}

    /** Reads and checks the members of a set; the body may have others, which the caller has read before. */
    public static SeparationDefinition of(JsonBody body) {
        String name = body.text("name", LONGEST_NAME);
        String description = body.text("description", LONGEST_DESCRIPTION);
        int cardinality = (int) body.number("cardinality", LEAST, MOST_ROLES);
        SortedSet<String> roles = body.texts("roles", MOST_ROLES, LONGEST_ROLE);
        if (roles.size() < LEAST) {
            body.fault("roles", "must name at least " + LEAST + " roles.");
        }
        body.check();
        return new SeparationDefinition(name, description, cardinality, roles);
    }

    /** Which kind a word means. */
    public static SeparationSet.Kind kind(String word) {
        return Arrays.stream(SeparationSet.Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Fields.invalid("/kind", "'kind' is STATIC or DYNAMIC."));
    }
}
