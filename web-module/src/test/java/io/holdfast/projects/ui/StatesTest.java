package io.holdfast.projects.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.webshared.ui.Tag;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "On Track,ok",
        "In progress,ok",
        "Completed,ok",
        "On Hold,warn",
        "Delayed,bad",
        "Cancelled,neutral",
        "Umgestellt,neutral"
    })
    void givesZohosWordOneOfFourMeanings(String status, String meaning) {
        assertThat(States.ofProject(status, 50, TODAY, TODAY)).isEqualTo(new Tag(status, meaning));
    }

    @Test
    void anOpenProjectPastItsEndIsLateWhateverItsWordSays() {
        assertThat(States.ofProject("On Track", 99, TODAY.minusDays(1), TODAY)).isEqualTo(new Tag("1 day late", "bad"));
        assertThat(States.ofProject("Active", 10, TODAY.minusDays(6), TODAY)).isEqualTo(new Tag("6 days late", "bad"));
    }

    @Test
    void aFinishedProjectIsNeverLate() {
        assertThat(States.ofProject("Completed", 80, TODAY.minusDays(6), TODAY).word())
                .isEqualTo("Completed");
        assertThat(States.ofProject("Active", 100, TODAY.minusDays(6), TODAY).word())
                .isEqualTo("Active");
    }

    @Test
    void aProjectWithoutWordAndEndHasNoStatus() {
        assertThat(States.ofProject("", 0, null, TODAY)).isEqualTo(new Tag("No status", "neutral"));
    }

    @Test
    void aMilestoneIsDoneLateUnderWayOrPlanned() {
        assertThat(States.ofMilestone(true, null, TODAY.minusDays(9), TODAY).word())
                .isEqualTo("Done");
        assertThat(States.ofMilestone(false, null, TODAY.minusDays(1), TODAY).word())
                .isEqualTo("Late");
        assertThat(States.ofMilestone(false, TODAY, TODAY.plusDays(1), TODAY).word())
                .isEqualTo("In progress");
        assertThat(States.ofMilestone(false, TODAY.plusDays(1), null, TODAY).word())
                .isEqualTo("Planned");
    }
}
