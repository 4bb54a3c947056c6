package io.holdfast.rbac.imports.rest;

import io.holdfast.rbac.imports.model.ImportRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of an import: what it said, and what became of it. */
@Schema(name = "ImportRow")
public record ImportRowBody(
        @Schema(description = "as an editor counts it", example = "2")
        int line,

        @Schema(example = "kim@example.com") String email,
        String name,
        String role,
        String scope,
        String from,
        String until,

        @Schema(implementation = ImportRow.State.class) String state,

        @Schema(description = "where it is wrong; absent when it is not, or as a whole", example = "role")
        String column,

        @Schema(description = "why it is not taken, and how to mend it; absent when it is")
        String problem) {
    static final List<String> COLUMNS =
            List.of("line", "email", "name", "role", "scope", "from", "until", "state", "column", "problem");

    static ImportRowBody of(ImportRow row) {
        return new ImportRowBody(
                row.line().line(),
                row.line().email(),
                row.line().name(),
                row.line().role(),
                row.line().place(),
                row.line().begins(),
                row.line().ends(),
                row.state().name(),
                row.problem() == null ? null : row.problem().column(),
                row.problem() == null ? null : row.problem().detail());
    }
}
