package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.webshared.JsonBody;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of a role, and how it is read. */
public final class RoleFields {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int HIGHEST_LEVEL = 100;
    private static final int MOST_PERMISSIONS = 200;
    private static final int LONGEST_KEY = 100;
    private static final int MOST_JUNIORS = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private RoleFields() {}

    @Schema(name = "NewRole")
    record NewRole(
            @Schema(
                    required = true,
                    description = "unique; letters, digits, '_' and '-', beginning with a letter",
                    example = "bookkeeper",
                    maxLength = LONGEST_NAME)
            String name,

            @Schema(required = true, example = "Keeps the books", maxLength = LONGEST_DESCRIPTION)
            String description,

            @Schema(
                    required = true,
                    minimum = "0",
                    maximum = "100",
                    description = "at most that of the caller's role",
                    example = "30")
            int level,

            @Schema(description = "keys, at most 200; absent: none")
            List<String> permissions,

            @Schema(description = "names of the roles whose permissions it holds too, at most 20; absent: none")
            List<String> takesOver,

            @Schema(
                    description =
                            "whether it changes hands by terms, and is offered for a hand-over while nobody holds it; absent: no")
            Boolean office) {}

    @Schema(name = "ChangedRole", description = "the whole role as it is to be")
    record ChangedRole(
            @Schema(required = true, example = "bookkeeper", maxLength = LONGEST_NAME)
            String name,

            @Schema(required = true, example = "Keeps the books", maxLength = LONGEST_DESCRIPTION)
            String description,

            @Schema(required = true, minimum = "0", maximum = "100", example = "30")
            int level,

            @Schema(description = "keys, at most 200; absent: none")
            List<String> permissions,

            @Schema(description = "names of the roles whose permissions it holds too, at most 20; absent: none")
            List<String> takesOver,

            @Schema(
                    description =
                            "whether it changes hands by terms, and is offered for a hand-over while nobody holds it; absent: no")
            Boolean office,

            @Schema(required = true, description = "as it was read; another one is refused", example = "1")
            long version) {}

    /**
     * Reads and checks the members of a role; the body may have others, which the caller has read before.
     *
     * @throws io.holdfast.shared.problem.DomainException {@link io.holdfast.shared.problem.ProblemCode#INVALID_FIELD} with every field
     *     at fault
     */
    public static RoleDefinition of(JsonBody body) {
        String name = body.text("name", LONGEST_NAME);
        String description = body.text("description", LONGEST_DESCRIPTION);
        int level = (int) body.number("level", 0, HIGHEST_LEVEL);
        SortedSet<String> permissions = body.texts("permissions", MOST_PERMISSIONS, LONGEST_KEY);
        SortedSet<String> takesOver = body.texts("takesOver", MOST_JUNIORS, LONGEST_NAME);
        boolean office = body.has("office") && body.flag("office");
        body.check();
        if (!NAME.matcher(name).matches()) {
            throw Fields.invalid(
                    "/name", "'name' must have letters, digits, '_' and '-' only, and begin with a letter.");
        }
        return new RoleDefinition(name, description, level, permissions, takesOver, office);
    }
}
