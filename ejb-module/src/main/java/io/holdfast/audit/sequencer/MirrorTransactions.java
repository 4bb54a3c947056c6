package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.MirrorDoors;
import io.holdfast.audit.model.MirrorDoors.Lacking;
import io.holdfast.audit.model.MirrorDoors.Progress;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The progress of mirrors. A former leader may advance one for a moment: what it says it passed on it did, so nothing is lost.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MirrorTransactions {
    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    public List<Lacking> backlog(String name, int most) {
        return doors(doors -> doors.backlog(name, most));
    }

    public void advance(String name, long number, long place) {
        doors(doors -> {
            doors.advance(name, number, place);
            return null;
        });
    }

    /** How many checkpoints it lacks. */
    public long behind(String name) {
        return progress(name) == null ? 0 : progress(name).behind();
    }

    /** Null for a mirror that never took anything. */
    public Progress progress(String name) {
        return doors(MirrorDoors::all).stream()
                .filter(mirror -> mirror.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private interface Work<T> {
        T through(MirrorDoors doors) throws SQLException;
    }

    private <T> T doors(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.through(new MirrorDoors(connection));
        } catch (SQLException e) {
            throw new EJBException("the mirrors of the audit log cannot be asked for", e);
        }
    }
}
