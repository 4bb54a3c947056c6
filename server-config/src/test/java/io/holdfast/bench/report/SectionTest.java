package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {
    private final Section section = new Section("Load", "address", "requests/s").row("list | all", "4200");

    @Test
    void a_table_is_markdown() {
        assertThat(section.note("Five rounds.").markdown()).isEqualTo("""
                ### Load

                | address | requests/s |
                | --- | --- |
                | list \\| all | 4200 |

                - Five rounds.
                """);
    }

    @Test
    void a_row_has_a_cell_for_each_column() {
        assertThatThrownBy(() -> section.row("list")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_report_is_right_while_nothing_in_it_was_wrong() {
        var report = new Report("bench", List.of("two cores"), List.of(section));
        assertThat(report.isRight()).isTrue();

        section.problem("3 × list: status 500");

        assertThat(report.isRight()).isFalse();
        assertThat(report.markdown()).contains("- **Wrong:** 3 × list: status 500");
        assertThat(section.toJson().getJsonArray("rows").getJsonObject(0).getString("requests/s"))
                .isEqualTo("4200");
    }
}
