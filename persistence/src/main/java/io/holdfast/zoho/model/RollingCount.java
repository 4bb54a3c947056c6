package io.holdfast.zoho.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Counts uses in a time that rolls. It is cut into slices; one that has only partly left the time counts whole, so that the
 * count is never too low.
 *
 * @param newest the number of the newest slice since 1970
 * @param uses per slice, the newest first
 */
record RollingCount(long newest, List<Integer> uses) {
    private static final int SLICES = 24;
    private static final int KEPT = SLICES + 1;

    RollingCount {
        uses = List.copyOf(uses);
    }

    /** What was counted, as it stands at a time. */
    RollingCount at(Instant now, Duration window) {
        long slice = now.toEpochMilli() / sliceMillis(window);
        int passed = (int) Math.min(KEPT, Math.max(0, slice - newest));
        List<Integer> shifted = new ArrayList<>(Collections.nCopies(passed, 0));
        shifted.addAll(uses);
        shifted.addAll(Collections.nCopies(KEPT, 0));
        return new RollingCount(Math.max(newest, slice), shifted.subList(0, KEPT));
    }

    int used() {
        return uses.stream().mapToInt(Integer::intValue).sum();
    }

    /** Only of what {@link #at} returned. */
    RollingCount plusOne() {
        List<Integer> more = new ArrayList<>(uses);
        more.set(0, uses.get(0) + 1);
        return new RollingCount(newest, more);
    }

    /** When one more use fits under a limit. */
    Instant roomAt(int limit, Duration window) {
        int left = used();
        int oldest = uses.size();
        while (oldest > 0 && left >= limit) {
            oldest--;
            left -= uses.get(oldest);
        }
        // A slice is out when the newest one is as many slices further as are kept.
        return Instant.ofEpochMilli((newest + uses.size() - oldest) * sliceMillis(window));
    }

    private static long sliceMillis(Duration window) {
        return Math.max(1, window.toMillis() / SLICES);
    }
}
