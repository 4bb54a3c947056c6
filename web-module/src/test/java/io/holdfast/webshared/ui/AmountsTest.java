package io.holdfast.webshared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4100 | EUR | €_4,100.00",
                "40.6000 | USD | $_40.60",
                "12345678901234.0567 | USD | $_12,345,678,901,234.0567",
                "5000 | JPY | ¥_5,000",
                "1.25 | KWD | KWD_1.250",
                "7 | CAD | CA$_7.00",
                "7 | XBT | XBT_7.00",
            })
    void aSumIsWrittenWithItsCurrencyAndAllItsDigits(BigDecimal amount, String currency, String words) {
        assertThat(Amounts.exact(amount, currency)).isEqualTo(words.replace('_', '\u00a0'));
    }

    @Test
    void aSumWithoutCurrencyStandsAlone() {
        assertThat(Amounts.exact(new BigDecimal("1234.5"), null)).isEqualTo("1,234.50");
    }

    @Test
    void inBriefOnlyWholeSumsLoseTheirDecimals() {
        assertThat(Amounts.brief(new BigDecimal("18240.0000"), "EUR")).isEqualTo("€\u00a018,240");
        assertThat(Amounts.brief(new BigDecimal("18240.5"), "EUR")).isEqualTo("€\u00a018,240.50");
    }
}
