package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AuditTextTest {
    @Test
    void whatPostgresqlCannotStoreIsReplaced() {
        assertThat(AuditText.clean("a\u0000b\uD800c\uDC00\uD83D\uDE00")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD😀");
    }

    @Test
    void aValueOfTheLimitStaysWhole() {
        String longest = "é".repeat(AuditText.VALUE_BYTES / 2);

        assertThat(AuditText.value(longest, AuditText.VALUE_BYTES)).isEqualTo(longest);
    }

    @Test
    void aLongerValueIsCutBetweenCharactersAndSaysSo() {
        String cut = AuditText.value("😀".repeat(5_000_000), AuditText.VALUE_BYTES);

        assertThat(cut)
                .startsWith("😀")
                .endsWith("… [cut, 10000000 characters]")
                .doesNotContain("\uFFFD");
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(AuditText.VALUE_BYTES);
    }

    @Test
    void aValueOfFewCharactersButManyBytesIsCutToo() {
        String cut = AuditText.value("€".repeat(1500), AuditText.VALUE_BYTES);

        assertThat(cut).endsWith("… [cut, 1500 characters]");
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(AuditText.VALUE_BYTES);
    }

    @Test
    void aColumnCountsCharactersAsPostgresqlDoes() {
        assertThat(AuditText.column("😀".repeat(50), 50)).isEqualTo("😀".repeat(50));
        assertThat(AuditText.column("😀".repeat(51), 50)).isEqualTo("😀".repeat(49) + "…");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(AuditText.value(null, 10)).isNull();
        assertThat(AuditText.column(null, 10)).isNull();
    }
}
