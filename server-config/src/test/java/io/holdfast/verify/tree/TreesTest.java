package io.holdfast.verify.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roots and proofs that the certificate transparency projects publish for eight leaves; {@code ManyTreesTest} tries all sizes. */
class TreesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Hashes hashes = new Hashes();

    @Test
    void rootsAreThePublishedOnes() {
        var range = CompactRange.startingAt(0);
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(HEX.formatHex(range.root(hashes))).isEqualTo(ROOTS.get(size));
            if (size < LEAVES.size()) range.append(leaf(size), hashes);
        }
    }

    @Test
    void thePublishedInclusionProofsHold() {
        assertIncluded(0, 1);
        assertIncluded(
                0,
                8,
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertIncluded(
                5,
                8,
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertIncluded(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertIncluded(
                1,
                5,
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void thePublishedConsistencyProofsHold() {
        assertConsistent(1, 1);
        assertConsistent(
                1,
                8,
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertConsistent(
                6,
                8,
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertConsistent(
                2,
                5,
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void aRangeTakesSoManySubtreesAndNoOtherNumber() {
        var one = new byte[Hashes.LENGTH];

        assertThat(CompactRange.of(0, 6, List.of(one, one)).end()).isEqualTo(6);
        assertThatThrownBy(() -> CompactRange.of(0, 6, List.of(one))).hasMessageContaining("too few");
        assertThatThrownBy(() -> CompactRange.of(0, 6, List.of(one, one, one))).hasMessageContaining("too many");
    }

    @Test
    void sizesAtTheEndOfTheNumbersHarmNobody() {
        var one = new byte[Hashes.LENGTH];

        assertThat(InclusionProof.root(Long.MAX_VALUE - 1, Long.MAX_VALUE, one, List.of(), hashes))
                .isEmpty();
        assertThat(InclusionProof.root(-1, 5, one, List.of(), hashes)).isEmpty();
        assertThat(ConsistencyProof.holds(Long.MAX_VALUE - 1, one, Long.MAX_VALUE, one, List.of(one), hashes))
                .isFalse();
        assertThatThrownBy(() -> CompactRange.of(Long.MAX_VALUE - 3, Long.MAX_VALUE, List.of()))
                .hasMessageContaining("too few");
    }

    private void assertIncluded(int position, int size, String... proof) {
        assertThat(InclusionProof.root(position, size, leaf(position), hashes(proof), hashes))
                .hasValueSatisfying(root -> assertThat(HEX.formatHex(root)).isEqualTo(ROOTS.get(size)));
    }

    private void assertConsistent(int from, int to, String... proof) {
        assertThat(ConsistencyProof.holds(
                        from, HEX.parseHex(ROOTS.get(from)), to, HEX.parseHex(ROOTS.get(to)), hashes(proof), hashes))
                .isTrue();
    }

    private static List<byte[]> hashes(String... hex) {
        var hashes = new ArrayList<byte[]>();
        for (var one : hex) hashes.add(HEX.parseHex(one));
        return hashes;
    }

    private byte[] leaf(int index) {
        return hashes.leaf(HEX.parseHex(LEAVES.get(index)));
    }
}
