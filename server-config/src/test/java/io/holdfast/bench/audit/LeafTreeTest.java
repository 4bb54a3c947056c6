package io.holdfast.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against the published values of Certificate Transparency's test tree of eight leaves. */
class LeafTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final LeafTree TREE =
            LeafTree.of(INPUTS.stream().map(LeafTreeTest::leafHash).collect(Collectors.toList()));

    @Test
    void rootsAreThoseOfTheStandardsTestTree() {
        assertThat(HEX.formatHex(TREE.root(1)))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(HEX.formatHex(TREE.root(2)))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(HEX.formatHex(TREE.root(8)))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void anInclusionPathLeadsFromTheLeafToTheRoot() {
        assertThat(TREE.inclusion(0, 1)).isEmpty();
        assertThat(TREE.inclusion(5, 8)).hasSize(3).first().isEqualTo(leafHash("3031"));
    }

    private static byte[] leafHash(String hex) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return digest.digest(HEX.parseHex(hex));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
