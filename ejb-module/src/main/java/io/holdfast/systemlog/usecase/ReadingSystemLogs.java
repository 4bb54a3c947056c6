package io.holdfast.systemlog.usecase;

import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.systemlog.model.SystemLogEntry;
import io.holdfast.systemlog.model.SystemLogFilter;
import io.holdfast.systemlog.model.SystemLogs;
import io.holdfast.systemlog.model.SystemLogs.Place;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Shows what nodes complained about: to the platform what belongs to nobody, to an organization what arose while it acted. */
@Stateless
@RequiresPermission({Permission.MANAGE_SYSTEM, Permission.VIEW_AUDIT_LOGS})
public class ReadingSystemLogs {
    private static final int MAX_LIMIT = 200;
    private static final int LONGEST = 200;
    private static final String KIND = "system-logs.newest.1";

    @Inject
    SystemLogs logs;

    @Inject
    CallerContext context;

    /**
     * The entries that fit, newest first.
     *
     * @param cursor where to go on, as the page before said; null for the first page
     * @param limit how many at most, 1 to 200
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a limit, cursor or filter that is none
     */
    @AuditedList("system-log.list")
    public SystemLogPage list(SystemLogFilter filter, String cursor, int limit) {
        requireWholeTenant();
        check(filter, limit);
        Place after = cursor == null ? null : place(cursor);
        // One more than asked for tells whether another page follows.
        List<SystemLogEntry> found = logs.page(context.tenant(), filter, after, limit + 1);
        boolean more = found.size() > limit;
        List<SystemLogPage.Item> shown = found.stream()
                .limit(limit)
                .map(entry -> new SystemLogPage.Item(entry.id(), entry.problem(), entry.node()))
                .toList();
        return new SystemLogPage(shown, more ? cursor(shown.get(limit - 1)) : null);
    }

    /** An entry has no location, so a right in one location shows none. */
    private void requireWholeTenant() {
        if (!context.grants().hasInTenant(Permission.MANAGE_SYSTEM)
                && !context.grants().hasInTenant(Permission.VIEW_AUDIT_LOGS)) {
            throw new PermissionDenied(Permission.VIEW_AUDIT_LOGS);
        }
    }

    private static void check(SystemLogFilter filter, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid("'limit' must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        check("logger", filter.logger());
        check("requestId", filter.requestId());
        check("node", filter.node());
        check("text", filter.text());
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
            throw invalid("'from' must be before 'to'.");
        }
    }

    private static void check(String parameter, String text) {
        if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            throw invalid("'" + parameter + "' has at most " + LONGEST + " characters.");
        }
    }

    private static DomainException invalid(String detail) {
        return new DomainException(ProblemCode.INVALID_PARAMETER, detail);
    }

    private static String cursor(SystemLogPage.Item last) {
        return new Cursor(last.problem().time().toString(), last.id()).text(KIND);
    }

    private static Place place(String cursor) {
        Cursor place = Cursor.parse(KIND, cursor);
        try {
            return new Place(Instant.parse(place.key()), place.id());
        } catch (DateTimeException notATime) {
            throw Cursor.notOurs();
        }
    }
}
