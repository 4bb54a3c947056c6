package io.holdfast.simulator.books;

import java.math.BigDecimal;

/** The currencies of the organization; the rate is how many US dollars one unit is worth. */
enum Currency {
    USD("982000000000097", "$", "1"),
    EUR("982000000000099", "€", "1.08");

    private final String id;
    private final String symbol;
    private final BigDecimal rate;

    Currency(String id, String symbol, String rate) {
        this.id = id;
        this.symbol = symbol;
        this.rate = new BigDecimal(rate);
    }

    String id() {
        return id;
    }

    String symbol() {
        return symbol;
    }

    BigDecimal rate() {
        return rate;
    }
}
