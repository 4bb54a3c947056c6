package io.holdfast.rbac.imports;

import io.holdfast.identity.usecase.ActingMembers;
import io.holdfast.identity.usecase.InvitationSteps;
import io.holdfast.identity.usecase.InvitationWish;
import io.holdfast.jobs.JobRefused;
import io.holdfast.rbac.imports.ImportSteps.Tried;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.model.ImportRows;
import io.holdfast.rbac.imports.model.Imports;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.RightsChanges;
import io.holdfast.rbac.usecase.AssignmentSteps;
import io.holdfast.rbac.usecase.AssignmentSteps.Whole;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.TenantBound;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The transactions of an import, each of some lines. The organization's rights are locked meanwhile, and the person who asked for it is looked up anew: what
 * was taken from them is not used.
 */
@Stateless
@TenantBound
@ChangesRights
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportPortions {
    private static final int PORTION = 50;
    private static final Set<State> TO_CHECK = EnumSet.of(State.READ);
    private static final Set<State> TO_ASSIGN = EnumSet.of(State.ASSIGN);
    private static final Set<State> TO_INVITE = EnumSet.of(State.INVITE);

    @Inject
    CallerContext context;

    @Inject
    ActingMembers members;

    @Inject
    Epochs epochs;

    @Inject
    RightsChanges rights;

    @Inject
    Imports imports;

    @Inject
    ImportRows rows;

    @Inject
    ImportSteps steps;

    @Inject
    RehearsedDeed rehearsed;

    @Inject
    AssignmentSteps assigning;

    @Inject
    InvitationSteps inviting;

    @Resource
    SessionContext session;

    /** The import. @throws JobRefused when it was taken away */
    public Import open(UUID id) throws JobRefused {
        return imports.find(context.tenant(), id).orElseThrow(() -> new JobRefused("The import was removed."));
    }

    /** Tries the next lines and takes all of it back. @return what would become of them; none when all are tried */
    public List<ImportRow> rehearse(UUID id) throws JobRefused {
        try {
            rights.keepQuiet();
            act();
            return steps
                    .attempt(open(id), rows.next(context.tenant(), id, TO_CHECK, PORTION), rehearsed)
                    .rows()
                    .stream()
                    .map(ImportPortions::foreseen)
                    .toList();
        } finally {
            session.setRollbackOnly();
        }
    }

    private static ImportRow foreseen(ImportRow row) {
        return switch (row.state()) {
            case ASSIGNED -> row.with(State.ASSIGN, null);
            case INVITED -> row.with(State.INVITE, null);
            default -> row;
        };
    }

    /** Keeps what would become of lines. */
    public void keep(UUID id, List<ImportRow> judged) {
        rows.judge(context.tenant(), id, judged);
    }

    /** Does the next lines, and keeps with them what became of each. */
    public Tried apply(UUID id) throws JobRefused {
        act();
        Import in = open(id);
        Tried tried = steps.attempt(in, toDo(id), new Earnest(new Whole("import", id)));
        rows.judge(
                context.tenant(),
                id,
                tried.rows().stream().map(ImportPortions::failed).toList());
        return tried;
    }

    /** Members first: they need not wait until mail may be sent again. */
    private List<ImportRow> toDo(UUID id) {
        List<ImportRow> members = rows.next(context.tenant(), id, TO_ASSIGN, PORTION);
        return members.isEmpty() ? rows.next(context.tenant(), id, TO_INVITE, PORTION) : members;
    }

    private static ImportRow failed(ImportRow row) {
        return row.state() == State.REFUSED ? row.with(State.FAILED, row.problem()) : row;
    }

    /** @throws JobRefused when the person may not do this any more */
    private void act() throws JobRefused {
        epochs.lock(true);
        Caller now = members.caller(context.caller().user())
                .filter(caller -> caller.mayAny(
                        Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS))
                .orElseThrow(() -> new JobRefused("Whoever asked for it may not look after people any more."));
        context.enter(now);
    }

    /** Each an event of its own that names the import. */
    private final class Earnest implements ImportDeed {
        private final Whole whole;

        Earnest(Whole whole) {
            this.whole = whole;
        }

        @Override
        public void assign(Give give) {
            assigning.give(whole, give);
        }

        @Override
        public void invite(InvitationWish wish) {
            inviting.invite(wish, whole);
        }
    }
}
