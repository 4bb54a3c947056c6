package io.holdfast.jobs.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;

/** Takes away what is no longer needed, of all tenants, through door functions. Each call takes some and says how many. */
@ApplicationScoped
public class Housekeeping {
    @PersistenceContext(unitName = "holdfast")
    EntityManager em;

    public long forgetJobs(Duration finished, Duration dead, int most) {
        return number(
                em.createNativeQuery("SELECT forget_jobs(make_interval(secs => ?1), make_interval(secs => ?2), ?3)")
                        .setParameter(1, finished.toSeconds())
                        .setParameter(2, dead.toSeconds())
                        .setParameter(3, most)
                        .getSingleResult());
    }

    public long forgetSessions(Duration ended, int most) {
        return number(em.createNativeQuery("SELECT forget_sessions(make_interval(secs => ?1), ?2)")
                .setParameter(1, ended.toSeconds())
                .setParameter(2, most)
                .getSingleResult());
    }

    public long forgetSignInAttempts(int most) {
        return number(em.createNativeQuery("SELECT forget_signin_attempts(?1)")
                .setParameter(1, most)
                .getSingleResult());
    }

    public long forgetZohoCalls(int most) {
        return number(em.createNativeQuery("SELECT forget_zoho_calls(?1)")
                .setParameter(1, most)
                .getSingleResult());
    }

    public long forgetSystemLogs(Duration keep, int most) {
        return number(em.createNativeQuery("SELECT forget_system_logs(make_interval(secs => ?1), ?2)")
                .setParameter(1, keep.toSeconds())
                .setParameter(2, most)
                .getSingleResult());
    }

    public long forgetImports(Duration keep, int most) {
        return number(em.createNativeQuery("SELECT forget_imports(make_interval(secs => ?1), ?2)")
                .setParameter(1, keep.toSeconds())
                .setParameter(2, most)
                .getSingleResult());
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
