package io.holdfast.shared.json;

import jakarta.json.spi.JsonProvider;

/**
 * JSON-P, looked up once. The static methods of {@link jakarta.json.Json} search the class path for a provider at each call, which takes
 * longer than reading a small object: a page of fifty audit events spent two thirds of its time on that.
 */
public final class SharedJson {
    /** May be used by many threads. */
    public static final JsonProvider JSON = JsonProvider.provider();

    private SharedJson() {}
}
