package io.holdfast.rbac.imports;

import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.model.ImportRows;
import io.holdfast.rbac.imports.model.Imports;
import io.holdfast.rbac.usecase.HypotheticalChange;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The lines of an import all together, for the question what they would do. */
@ApplicationScoped
public class RehearsedImport {
    @Inject
    CallerContext context;

    @Inject
    Imports imports;

    @Inject
    ImportRows rows;

    @Inject
    ImportSteps steps;

    @Inject
    RehearsedDeed deed;

    /**
     * Gives members the roles of one's own import, in a transaction that is taken back.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} for one that is not the caller's, {@link ProblemCode#INVALID_FIELD} for one with too many
     */
    public void rehearse(UUID id) {
        Import in = imports.find(context.tenant(), id)
                .filter(one -> one.createdBy().equals(context.caller().user()))
                .orElseThrow(() -> DomainException.notFound("import"));
        int most = HypotheticalChange.MOST_ASSIGNMENTS;
        List<ImportRow> giving = rows.next(context.tenant(), id, Set.of(State.ASSIGN), most + 1);
        if (giving.size() > most) {
            throw LineMeaning.invalid(
                    "/import/id",
                    "This import gives more than 1,000 roles. What it would do is counted by role with the import.");
        }
        steps.attempt(in, giving, deed);
    }
}
