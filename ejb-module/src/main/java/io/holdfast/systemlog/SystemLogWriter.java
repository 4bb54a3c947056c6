package io.holdfast.systemlog;

import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.systemlog.model.LoggedProblem;
import io.holdfast.systemlog.model.SystemLogs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** The transaction in which entries of one tenant are written. */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SystemLogWriter {
    @Inject
    SystemLogs logs;

    @Inject
    CallerContext context;

    /** Writes them as the caller's tenant's. */
    public void write(List<LoggedProblem> problems, String node) {
        logs.add(context.tenant(), problems, node);
    }
}
