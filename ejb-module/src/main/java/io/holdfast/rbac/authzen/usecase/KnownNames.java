package io.holdfast.rbac.authzen.usecase;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.id.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What names stand for, nobody and nothing too, as far as it was read since the rights of their organization changed last. */
final class KnownNames<N, T> {
    private static final int MOST = 50_000;

    private final Cache<Key<N>, Found<T>> cache =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Key<N>(TenantId tenant, N name) {}

    private record Found<T>(Optional<T> what, Epochs.Position at) {}

    /** Some names of one organization at one position. */
    final class Asked {
        private final TenantId tenant;
        private final Epochs.Position at;
        private final Collection<N> names;
        private final Map<N, Optional<T>> known = new HashMap<>();

        private Asked(TenantId tenant, Epochs.Position at, Collection<N> names) {
            this.tenant = tenant;
            this.at = at;
            this.names = names;
            for (N name : names) {
                Found<T> found = cache.getIfPresent(new Key<>(tenant, name));
                if (found != null && found.at().decidesAs(at)) {
                    known.put(name, found.what());
                }
            }
        }

        /** The names that have to be read. */
        List<N> missing() {
            return names.stream().filter(name -> !known.containsKey(name)).toList();
        }

        /** Remembers what the missing names stand for, by what was read of them at the position. */
        void learn(Function<N, Optional<T>> read) {
            for (N name : missing()) {
                Optional<T> what = read.apply(name);
                known.put(name, what);
                cache.put(new Key<>(tenant, name), new Found<>(what, at));
            }
        }

        /** What the names stand for, as far as there is something. */
        List<T> found() {
            return known.values().stream().flatMap(Optional::stream).toList();
        }
    }

    Asked ask(TenantId tenant, Epochs.Position at, Collection<N> names) {
        return new Asked(tenant, at, names);
    }
}
