package io.holdfast.launcher;

import java.util.Locale;

/** Where Zoho's records come from under {@code holdfast run}. */
enum ZohoMode {
    SIMULATOR,
    LIVE,
    OFF;

    static ZohoMode of(Settings settings) {
        return valueOf(settings.oneOf("holdfast.zoho.mode", "simulator", "simulator", "live", "off")
                .toUpperCase(Locale.ROOT));
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
