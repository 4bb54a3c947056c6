package io.holdfast.billing.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "4100.0000, EUR, 4100.00",
        "40.6, USD, 40.60",
        "0.0000, USD, 0.00",
        "-5, USD, -5.00",
        "1.2345, USD, 1.2345",
        "4100.0000, JPY, 4100",
        "1E+3, USD, 1000.00",
        "1.5, KWD, 1.500",
        "7, QQQ, 7.00",
        "7, XXX, 7"
    })
    void anAmountIsWrittenWithTheDecimalsOfItsCurrency(String amount, String currency, String plain) {
        assertThat(new Money(new BigDecimal(amount), currency).plain()).isEqualTo(plain);
    }

    @Test
    void anAmountWithoutCurrencyHasTwoDecimals() {
        assertThat(new Money(BigDecimal.TEN, null).plain()).isEqualTo("10.00");
    }
}
