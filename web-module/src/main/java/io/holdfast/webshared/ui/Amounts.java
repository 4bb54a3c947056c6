package io.holdfast.webshared.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Money in words: the currency's sign or code, a space that does not break, the amount with its separators. */
public final class Amounts {
    private static final char NO_BREAK = '\u00a0';
    private static final int USUAL_DECIMALS = 2;

    private Amounts() {}

    /**
     * "€ 4,100.00": at least the decimals that the currency is written with, and never fewer than the amount has.
     *
     * @param currency ISO 4217 code; null when it is not known, then the number stands alone
     */
    public static String exact(BigDecimal amount, String currency) {
        return words(amount, currency, decimals(currency));
    }

    /** "€ 18,240": as {@link #exact}, without decimals when there is nothing behind the point. */
    public static String brief(BigDecimal amount, String currency) {
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return words(amount, currency, whole ? 0 : decimals(currency));
    }

    private static String words(BigDecimal amount, String currency, int decimals) {
        NumberFormat number = NumberFormat.getNumberInstance(Locale.ENGLISH);
        number.setMinimumFractionDigits(decimals);
        number.setMaximumFractionDigits(
                Math.max(decimals, amount.stripTrailingZeros().scale()));
        String figures = number.format(amount);
        return currency == null ? figures : sign(currency) + NO_BREAK + figures;
    }

    /** The sign that is this currency's alone for an English reader ("€", "CA$"), else the code. */
    private static String sign(String currency) {
        try {
            return Currency.getInstance(currency).getSymbol(Locale.US);
        } catch (IllegalArgumentException unknownHere) {
            return currency;
        }
    }

    private static int decimals(String currency) {
        if (currency == null) {
            return USUAL_DECIMALS;
        }
        try {
            return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException unknownHere) {
            return USUAL_DECIMALS;
        }
    }
}
