package io.holdfast.mirror;

import io.holdfast.mirror.model.ProjectionRefreshes;
import io.holdfast.mirror.model.RefreshState;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells how old the mirrors of the caller's tenant are, and refreshes none. */
@Stateless
@TenantBound
public class MirrorAges {
    @Inject
    Instance<Projection<?>> projections;

    @Inject
    ProjectionRefreshes refreshes;

    @Inject
    CallerContext context;

    @Inject
    @ConfigProperty(name = "holdfast.cache.lifetime")
    Duration lifetime;

    /**
     * How old one mirror is.
     *
     * @param refreshedAt when it was last read completely; null when never
     * @param failure why the last attempt failed, for people; null when it did not
     */
    public record MirrorAge(String name, Instant refreshedAt, String failure) {}

    /** All mirrors, by name. */
    public List<MirrorAge> all() {
        return projections.stream()
                .map(Projection::name)
                .sorted(Comparator.naturalOrder())
                .map(this::age)
                .toList();
    }

    private MirrorAge age(String name) {
        RefreshState state = refreshes.state(context.tenant(), name, lifetime);
        return new MirrorAge(name, state.refreshedAt(), state.failure());
    }
}
