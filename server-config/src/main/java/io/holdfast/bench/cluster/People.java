package io.holdfast.bench.cluster;

import java.util.List;

/** Demo people who see projects. */
public final class People {
    private static final List<String> ALL =
            List.of("user@acme.example", "admin@acme.example", "pm@meridian.example", "user@globex.example");

    private People() {}

    public static String number(int n) {
        return ALL.get(Math.floorMod(n, ALL.size()));
    }
}
