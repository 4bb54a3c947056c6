package io.holdfast.webshared.limits;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one client was granted in its present window: by this node, and by others as far as they told. Nodes begin a client's
 * window at different moments; the one that ends first is the client's, and all come to know it. Other nodes tell totals, so that a
 * message that is lost or late is made good by the next.
 */
final class Window {
    private final Map<String, Long> grantedElsewhere = new HashMap<>();
    private long endsAt;
    private long elsewhere;
    private long here;
    private boolean begun;

    /** What is left after a request. @param granted false when there was nothing left to take */
    record Taken(boolean granted, long remaining, long nanosLeft) {}

    /** What this node has granted in a window that is not over. */
    record Granted(long requests, long nanosLeft) {}

    synchronized Taken take(long quota, long length, long now) {
        if (isOver(now)) {
            begin(now + length);
        }
        boolean granted = here + elsewhere < quota;
        if (granted) {
            here++;
        }
        return new Taken(granted, Math.max(0, quota - here - elsewhere), endsAt - now);
    }

    synchronized void hear(String node, long requests, long nanosLeft, long now) {
        if (isOver(now)) {
            begin(now + nanosLeft);
        } else if (nanosLeft < endsAt - now) {
            endsAt = now + nanosLeft;
        }
        grantedElsewhere.merge(node, requests, Math::max);
        elsewhere =
                grantedElsewhere.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized Optional<Granted> granted(long now) {
        return isOver(now) ? Optional.empty() : Optional.of(new Granted(here, endsAt - now));
    }

    private boolean isOver(long now) {
        return !begun || now - endsAt >= 0;
    }

    private void begin(long end) {
        begun = true;
        endsAt = end;
        here = 0;
        elsewhere = 0;
        grantedElsewhere.clear();
    }
}
