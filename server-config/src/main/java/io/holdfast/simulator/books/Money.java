package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The two ways in which Books writes an amount: {@code "40.60"} here and {@code 40.6} there. */
final class Money {
    private Money() {}

    static JsonString string(BigDecimal amount) {
        return Json.string(amount.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    static JsonNumber number(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return Json.number(shortest.scale() < 1 ? shortest.setScale(1) : shortest);
    }
}
