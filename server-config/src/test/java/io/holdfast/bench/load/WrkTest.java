package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkTest {
    @Test
    void figures_are_read_from_the_line_of_our_script() throws IOException {
        var figures = Wrk.parse("list", """
                Running 10s test @ http://localhost:8080/
                  1 threads and 16 connections
                FIGURES {"requests":50000,"micros":10000000,"p50":2500,"p95":4000,"p99":9000,"max":20000,\
                "status":0,"connect":0,"read":0,"write":0,"timeout":0}
                """);

        assertThat(figures).isEqualTo(new Figures(5000, 2.5, 4, 9, 20, 50_000, Map.of()));
    }

    @Test
    void answers_that_wrk_calls_errors_are_errors() throws IOException {
        var figures = Wrk.parse("list", """
                FIGURES {"requests":10,"micros":1000000,"p50":1,"p95":1,"p99":1,"max":1,\
                "status":3,"connect":0,"read":1,"write":0,"timeout":0}
                """);

        assertThat(figures.wrong()).isEqualTo(Map.of("list: status (wrk)", 3L, "list: read (wrk)", 1L));
    }

    @Test
    void without_figures_its_words_are_shown() {
        assertThatThrownBy(() -> Wrk.parse("list", "unable to connect to localhost:1 Connection refused"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Connection refused");
    }

    @Test
    void header_fields_stand_in_the_script() {
        assertThat(Wrk.headerLines(Map.of("Authorization", "Bearer a.b-c")))
                .isEqualTo("wrk.headers[\"Authorization\"] = \"Bearer a.b-c\"\n");
        assertThatThrownBy(() -> Wrk.headerLines(Map.of("X", "a\" .. os.exit() .. \"")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bodies_go_out_in_turn_and_stay_texts() {
        assertThat(Wrk.bodyLines(List.of("{\"a\":1}", "{}")))
                .contains("[=[{\"a\":1}]=],\n[=[{}]=],")
                .contains("'POST', nil, nil, bodies[next % #bodies + 1]");
        assertThatThrownBy(() -> Wrk.bodyLines(List.of("]=] .. os.exit()")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
