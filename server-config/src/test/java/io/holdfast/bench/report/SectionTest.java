package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void what_was_wrong_stands_below_the_table() {
        section.problem("3 × list: status 500");

        assertThat(section.markdown()).endsWith("- **Wrong:** 3 × list: status 500\n");
        assertThat(section.toJson().getJsonArray("rows").getJsonObject(0).getString("requests/s"))
                .isEqualTo("4200");
    }
}
