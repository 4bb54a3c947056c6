package io.holdfast.bench.inside;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A use case as small as one can be: it reads a row of its tenant and changes it. Once with an event, once without. */
@Stateless
@RequiresPermission(Permission.ANYONE)
public class ChangingRows {
    private static final String NOUN = "project";
    private static final String FIELD = "status";

    @Inject
    CallerContext context;

    @Inject
    AuditDraft draft;

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    /** The change and its event, in one transaction. */
    @Audited("project.refresh")
    public void audited(UUID row) {
        long before = change(row);
        draft.entity(NOUN, row).oldValue(FIELD, before).newValue(FIELD, before + 1);
    }

    /** The same change without an event. */
    public void unaudited(UUID row) {
        change(row);
    }

    /** A row that was not there before, and its event, which names it. */
    @Audited("projection.refresh")
    public void added(UUID row) {
        try (Connection connection = dataSource.getConnection();
                var insert = connection.prepareStatement("INSERT INTO bench_changes (tenant_id, id) VALUES (?, ?)")) {
            insert.setObject(1, context.tenant().value());
            insert.setObject(2, row);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EJBException("The row could not be added.", e);
        }
        draft.entity(NOUN, row).newValue(FIELD, "added");
    }

    private long change(UUID row) {
        try (Connection connection = dataSource.getConnection();
                var read = connection.prepareStatement("SELECT value FROM bench_rows WHERE tenant_id = ? AND id = ?");
                var write =
                        connection.prepareStatement("UPDATE bench_rows SET value = ? WHERE tenant_id = ? AND id = ?")) {
            read.setObject(1, context.tenant().value());
            read.setObject(2, row);
            try (var found = read.executeQuery()) {
                if (!found.next()) throw new IllegalStateException("no row " + row);
                long before = found.getLong(1);
                write.setLong(1, before + 1);
                write.setObject(2, context.tenant().value());
                write.setObject(3, row);
                if (write.executeUpdate() != 1) throw new IllegalStateException("the row is gone: " + row);
                return before;
            }
        } catch (SQLException e) {
            throw new EJBException("The row could not be changed.", e);
        }
    }
}
