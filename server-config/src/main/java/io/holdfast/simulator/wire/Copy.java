package io.holdfast.simulator.wire;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One of the copies by which a bigger simulator repeats the demo's projects and invoices: the same rules for both, so that a
 * copied invoice names the copied project.
 *
 * @param number 0 is the demo itself, whose ids and names stay as they are
 */
public record Copy(int number) {
    private static final long BETWEEN_IDS = 1_000_000;
    private static final int BETWEEN_NUMBERS = 100;

    /** Returns as many copies as the scale says, the demo itself first. */
    public static List<Copy> upTo(int scale) {
        return IntStream.range(0, scale).mapToObj(Copy::new).toList();
    }

    public boolean isOriginal() {
        return number == 0;
    }

    /** Returns an id for this copy; the empty id, which links to nothing, stays empty. */
    public String id(String original) {
        return original.isEmpty() ? original : String.valueOf(Long.parseLong(original) + number * BETWEEN_IDS);
    }

    /** Counts a label such as {@code INV-002041} on; its digits keep their width. */
    public String label(String original) {
        int digits = original.lastIndexOf('-') + 1;
        int counted = Integer.parseInt(original.substring(digits)) + number * BETWEEN_NUMBERS;
        return original.substring(0, digits)
                + String.format(Locale.ROOT, "%0" + (original.length() - digits) + "d", counted);
    }

    public String name(String original) {
        return isOriginal() ? original : original + ", lot " + (number + 1);
    }
}
