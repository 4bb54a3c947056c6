package io.holdfast.bench.load;

import java.util.Collection;
import java.util.Locale;

/** Several measurements of one thing: the one in the middle, and how far they lie apart. */
public record Spread(double median, double least, double most) {

    /** @throws IllegalArgumentException when there is none */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) throw new IllegalArgumentException("nothing was measured");
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** "4210 (4080–4350)": the median and the range, with this many decimals. */
    public String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median, least, most);
    }
}
