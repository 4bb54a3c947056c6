package io.holdfast.rbac.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MatrixColumnsTest {
    private static final Map<String, Integer> THIRTY = thirty();

    private static Map<String, Integer> thirty() {
        Map<String, Integer> levels = new TreeMap<>();
        for (int n = 10; n < 40; n++) {
            levels.put("crew_" + n, n);
        }
        return levels;
    }

    @Test
    void theHighestStandFirstAndNoneIsLeftOut() {
        assertThat(MatrixColumns.of(null, 1, THIRTY).shown()).hasSize(12).startsWith("crew_39", "crew_38");
        assertThat(MatrixColumns.of(null, 2, THIRTY).shown()).startsWith("crew_27");
        assertThat(MatrixColumns.of(null, 3, THIRTY).shown()).hasSize(6).endsWith("crew_10");
    }

    @Test
    void aPageBeyondTheLastIsTheLast() {
        assertThat(MatrixColumns.of(null, 99, THIRTY).page()).isEqualTo(3);
        assertThat(MatrixColumns.of(null, 0, THIRTY).page()).isEqualTo(1);
        assertThat(MatrixColumns.of(null, 5, Map.of()).shown()).isEmpty();
    }

    @Test
    void aRoleIsFoundByItsNameAsItIsKeptAndAsItIsRead() {
        assertThat(MatrixColumns.of("crew_3", 1, THIRTY).shown()).hasSize(10);
        assertThat(MatrixColumns.of("CREW 39", 1, THIRTY).shown()).containsExactly("crew_39");
        assertThat(MatrixColumns.of("nobody", 1, THIRTY).shown()).isEmpty();
    }

    @Test
    void theAddressSaysOnlyWhatIsNotAsUsual() {
        assertThat(MatrixColumns.of(null, 1, THIRTY).query(null)).isEmpty();
        assertThat(MatrixColumns.of(null, 2, THIRTY).query(true, "read:budget"))
                .isEqualTo("?show=all&permission=read%3Abudget&page=2");
        assertThat(MatrixColumns.of("a&b", 1, Map.of("a&b", 1)).query("read:budget"))
                .isEqualTo("?permission=read%3Abudget&role=a%26b");
        assertThat(MatrixColumns.of(null, 2, THIRTY).query(null)).isEqualTo("?page=2");
    }
}
