package io.holdfast.verify.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The positions whose events may be missing, by proven retention records. */
final class Removed {
    static final Removed NOTHING = new Removed(List.of());

    private final long[] begins;
    private final long[] ends;

    record Stretch(long from, long to) {}

    Removed(List<Stretch> stretches) {
        var joined = new ArrayList<Stretch>();
        for (var one : stretches.stream()
                .sorted(Comparator.comparingLong(Stretch::from))
                .toList()) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || one.from > last.to) joined.add(one);
            else joined.set(joined.size() - 1, new Stretch(last.from, Math.max(last.to, one.to)));
        }
        begins = joined.stream().mapToLong(Stretch::from).toArray();
        ends = joined.stream().mapToLong(Stretch::to).toArray();
    }

    boolean covers(long position) {
        var found = Arrays.binarySearch(begins, position);
        var before = found >= 0 ? found : -found - 2;
        return before >= 0 && position < ends[before];
    }
}
