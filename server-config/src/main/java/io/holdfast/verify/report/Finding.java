package io.holdfast.verify.report;

/**
 * Something that does not fit.
 *
 * @param first the first position where it may lie, -1 when it has no place in the log
 * @param end the position behind the last one where it may lie
 */
public record Finding(Kind kind, long first, long end, String sentence) {
    public static Finding at(Kind kind, long position, String sentence) {
        return new Finding(kind, position, position + 1, sentence);
    }

    public static Finding between(Kind kind, long first, long end, String sentence) {
        return new Finding(kind, first, end, sentence);
    }

    public static Finding of(Kind kind, String sentence) {
        return new Finding(kind, -1, -1, sentence);
    }

    public boolean hasPlace() {
        return first >= 0;
    }

    /** True when the other's place is a smaller one within this one's. */
    boolean encloses(Finding other) {
        return first <= other.first && other.end <= end && other.end - other.first < end - first;
    }

    boolean isExact() {
        return hasPlace() && end == first + 1;
    }
}
