package io.holdfast.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreesTest {
    /** Leaves and answers that the first implementations of RFC 6962 were tested with. */
    private static final List<byte[]> KNOWN = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> TreeHashes.leaf(HexFormat.of().parseHex(hex)))
            .toList();

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

    @Test
    void rootsAreTheKnownOnes() {
        var tree = new CompactRange();
        List<String> roots = new ArrayList<>(List.of(hex(tree.root())));
        KNOWN.forEach(leaf -> {
            tree.append(leaf, (subtree, hash) -> {});
            roots.add(hex(tree.root()));
        });
        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void auditPathsAreTheKnownOnes() {
        assertThat(inclusion(0, 1)).isEmpty();
        assertThat(inclusion(0, 8))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(inclusion(5, 8))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(inclusion(2, 3)).containsExactly(ROOTS.get(2));
        assertThat(inclusion(1, 5))
                .containsExactly(
                        ROOTS.get(1),
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void consistencyProofsAreTheKnownOnes() {
        assertThat(consistency(1, 1)).isEmpty();
        assertThat(consistency(1, 8))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(consistency(6, 8))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(consistency(2, 5))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void proofsFromStoredSubtreesAreThoseOfTheNaiveRecursion() {
        var random = new Random(20261129);
        List<byte[]> leaves = NaiveTree.leaves(70_000);
        StoredNodes nodes = stored(leaves);
        for (int i = 0; i < 60; i++) {
            int size = 1 + random.nextInt(i < 40 ? 1_500 : leaves.size());
            int leaf = random.nextInt(size);
            int older = 1 + random.nextInt(size);
            List<byte[]> tree = leaves.subList(0, size);
            assertThat(hex(nodes.range(size).root())).as("root of %d", size).isEqualTo(hex(NaiveTree.root(tree)));
            assertThat(hex(nodes.ofSpans(Span.inclusion(leaf, size))))
                    .as("leaf %d of %d", leaf, size)
                    .isEqualTo(hex(NaiveTree.path(leaf, tree)));
            assertThat(hex(nodes.ofSpans(Span.consistency(older, size))))
                    .as("from %d to %d", older, size)
                    .isEqualTo(hex(NaiveTree.consistency(older, tree)));
        }
    }

    @Test
    void leavesBetweenLeftAndRightSubtreesGiveTheRoot() {
        var random = new Random(4711);
        List<byte[]> leaves = NaiveTree.leaves(3_000);
        StoredNodes nodes = stored(leaves);
        for (int i = 0; i < 200; i++) {
            int size = 1 + random.nextInt(leaves.size());
            int from = random.nextInt(size);
            int to = from + 1 + random.nextInt(size - from);
            List<byte[]> parts = new ArrayList<>(nodes.ofSubtrees(Span.left(from)));
            List<Subtree> subtrees = new ArrayList<>(Span.left(from));
            for (int leaf = from; leaf < to; leaf++) {
                parts.add(leaves.get(leaf));
                subtrees.add(new Subtree(0, leaf));
            }
            subtrees.addAll(Span.right(to, size));
            parts.addAll(nodes.ofSubtrees(Span.right(to, size)));
            assertThat(hex(joined(subtrees, parts)))
                    .as("%d..%d of %d", from, to, size)
                    .isEqualTo(hex(nodes.range(size).root()));
        }
    }

    @Test
    void aLogThatLostALeafIsNoticed() {
        StoredNodes nodes = new StoredNodes(
                rows -> rows.stream().map(row -> List.<byte[]>of()).toList());
        assertThatThrownBy(() -> nodes.range(3)).isInstanceOf(StoredNodes.Missing.class);
    }

    @Test
    void aFrontierOfAnotherSizeIsRefused() {
        byte[] frontier = new CompactRange().frontier();
        assertThatThrownBy(() -> new CompactRange(1, frontier)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noProofIsMadeOfWhatIsNotThere() {
        assertThatThrownBy(() -> Span.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.consistency(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** As a verifier does it: equal neighbours are joined, the rest from the right. */
    private static byte[] joined(List<Subtree> subtrees, List<byte[]> hashes) {
        List<Subtree> open = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < subtrees.size(); i++) {
            open.add(subtrees.get(i));
            values.add(hashes.get(i));
            while (open.size() > 1
                    && open.get(open.size() - 1).level()
                            == open.get(open.size() - 2).level()
                    && open.get(open.size() - 2).n() % 2 == 0) {
                Subtree right = open.remove(open.size() - 1);
                open.set(open.size() - 1, new Subtree(right.level() + 1, right.n() / 2));
                byte[] hash = values.remove(values.size() - 1);
                values.set(values.size() - 1, TreeHashes.node(values.get(values.size() - 1), hash));
            }
        }
        return CompactRange.fold(values);
    }

    private static StoredNodes stored(List<byte[]> leaves) {
        Map<Subtree, byte[]> kept = new HashMap<>();
        var tree = new CompactRange();
        for (byte[] leaf : leaves) {
            kept.put(new Subtree(0, tree.size()), leaf);
            tree.append(leaf, (subtree, hash) -> {
                if (StoredNodes.keeps(subtree.level())) {
                    kept.put(subtree, hash);
                }
            });
        }
        return new StoredNodes(rows -> rows.stream()
                .map(row -> LongStream.range(row.from(), row.to())
                        .mapToObj(n -> kept.get(new Subtree(row.level(), n)))
                        .toList())
                .toList());
    }

    private static List<String> inclusion(long leaf, long size) {
        return hex(stored(KNOWN).ofSpans(Span.inclusion(leaf, size)));
    }

    private static List<String> consistency(long older, long newer) {
        return hex(stored(KNOWN).ofSpans(Span.consistency(older, newer)));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(TreesTest::hex).toList();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
