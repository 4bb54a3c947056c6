package io.holdfast.projects.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.projects.model.Milestone;
import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.ViewerClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFiguresTest {
    private static final ViewerClock CLOCK = new ViewerClock(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = CLOCK.today();

    private final ProjectSummary gearbox = project("Gearbox", "Active", 72, 21, 3);
    private final ProjectSummary pump = project("Pump", "Active", 48, -6, -7);
    private final ProjectSummary skid = project("Skid", "Completed", 100, -40, null);

    @Test
    void countsActiveAndLateProjects() {
        var figures = figures(gearbox, pump, skid);
        assertThat(figures.all().get(0)).isEqualTo(new Figure("active", "Active projects", "2", "of 3, 1 late"));
        assertThat(figures.all().get(2).value()).isEqualTo("1");
        assertThat(figures.all().get(2).note()).isEqualTo("Pump, 6 days");
    }

    @Test
    void theNextMilestoneIsTheFirstThatIsStillToCome() {
        var figure = figures(pump, gearbox).all().get(1);
        assertThat(figure.value()).isEqualTo("3 days");
        assertThat(figure.note()).isEqualTo("Gearbox, Gate");
    }

    @Test
    void sumsUpInOneSentence() {
        assertThat(figures(gearbox, pump).summary()).isEqualTo("1 milestone is due this week; 1 project is late");
        assertThat(figures(skid).summary())
                .isEqualTo("No milestone is due this week; every project is within its dates");
        assertThat(figures().summary()).isEqualTo("No project is shared with you yet");
    }

    @Test
    void putsTheMostUrgentFirstAndTheFinishedLast() {
        assertThat(figures(skid, gearbox, pump).byUrgency()).containsExactly(pump, gearbox, skid);
    }

    @Test
    void worksWithoutAnyProject() {
        assertThat(figures().all()).extracting(Figure::value).containsExactly("0", "–", "0", "–");
    }

    private static KeyFigures figures(ProjectSummary... projects) {
        return new KeyFigures(List.of(projects), false, CLOCK);
    }

    private static ProjectSummary project(String name, String status, int progress, int endsIn, Integer gateIn) {
        var gate = gateIn == null ? null : new Milestone("1", "Gate", "Active", null, TODAY.plusDays(gateIn), false);
        return new ProjectSummary(
                name, name, status, progress, null, null, null, TODAY.plusDays(endsIn), gate, CLOCK.now());
    }
}
