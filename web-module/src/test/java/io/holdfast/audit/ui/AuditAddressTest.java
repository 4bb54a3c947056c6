package io.holdfast.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.shared.audit.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AuditAddressTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theAddressHoldsTheSearchAndNothingElse() {
        AuditAddress address = AuditAddress.none()
                .with(AuditAddress.USER, "ann+x@acme.example")
                .with(AuditAddress.OUTCOME, "DENIED");

        assertThat(address.query()).isEqualTo("?user=ann%2Bx%40acme.example&outcome=DENIED");
        assertThat(AuditAddress.none().query()).isEmpty();
    }

    @Test
    void anotherFilterStartsAtTheNewestEventAgain() {
        AuditAddress page = AuditAddress.none().with(AuditAddress.CURSOR, "abc");

        assertThat(page.query()).isEqualTo("?cursor=abc");
        assertThat(page.isFiltered()).isFalse();
        assertThat(page.with(AuditAddress.RISK, "HIGH").query()).isEqualTo("?risk=HIGH");
        assertThat(page.without().query()).isEmpty();
    }

    @Test
    void daysAreThoseOfTheViewerAndTheLastOneIsIncluded() {
        EventFilter filter = AuditAddress.none()
                .with(AuditAddress.FROM, "2026-11-21")
                .with(AuditAddress.TO, "2026-11-21")
                .with(AuditAddress.OUTCOME, "FAILED")
                .filter(BERLIN);

        assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));
        assertThat(filter.to()).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
        assertThat(filter.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatIsNoDayIsRefusedByName() {
        for (String text : new String[] {"today", "2026-02-30", "+999999999-12-31", "-5-01-01"}) {
            assertThatThrownBy(() ->
                            AuditAddress.none().with(AuditAddress.FROM, text).filter(BERLIN))
                    .hasMessageContaining("'from' must be a day");
        }
    }
}
