package io.holdfast.rbac.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OfficeTermTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

    @Test
    void theNextTermBeginsWhereThePresentOneEnds() {
        assertThat(OfficeTerm.after(LocalDate.of(2027, 9, 1), TODAY))
                .isEqualTo(new OfficeTerm(LocalDate.of(2027, 9, 1), LocalDate.of(2028, 8, 31)));
    }

    @Test
    void withoutAnEndItBeginsWithTheNextSchoolYear() {
        assertThat(OfficeTerm.after(null, TODAY))
                .isEqualTo(new OfficeTerm(LocalDate.of(2027, 7, 1), LocalDate.of(2028, 6, 30)));
        assertThat(OfficeTerm.after(null, LocalDate.of(2027, 7, 1)).first()).isEqualTo(LocalDate.of(2028, 7, 1));
    }

    @Test
    void anEndThatIsTodayIsNoPlaceToBeginAt() {
        assertThat(OfficeTerm.after(TODAY, TODAY).first()).isEqualTo(LocalDate.of(2027, 7, 1));
    }
}
