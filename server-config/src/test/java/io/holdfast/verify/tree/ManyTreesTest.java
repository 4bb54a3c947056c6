package io.holdfast.verify.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.verify.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every range, inclusion and consistency of trees up to 70 leaves, against the recursive definitions of RFC 6962. */
class ManyTreesTest {
    private static final int LARGEST = 70;

    private final Hashes hashes = new Hashes();
    private final List<byte[]> leaves = leaves();

    @Test
    void everyRangeLeadsToTheRoot() {
        for (int size = 1; size <= LARGEST; size++) {
            var root = Rfc6962.root(leaves.subList(0, size));
            for (int from = 0; from < size; from++) {
                for (int to = from + 1; to <= size; to++) {
                    var tree = CompactRange.of(0, from, Rfc6962.subtrees(0, from, leaves));
                    var middle = CompactRange.startingAt(from);
                    for (int n = from; n < to; n++) middle.append(leaves.get(n), hashes);
                    tree.append(middle, hashes);
                    tree.append(CompactRange.of(to, size, Rfc6962.subtrees(to, size, leaves)), hashes);
                    if (!Arrays.equals(tree.root(hashes), root))
                        assertThat("root of " + from + " to " + to + " of " + size)
                                .isEqualTo("the tree's");
                }
            }
        }
    }

    @Test
    void rangesThatAreCutAnywhereAndJoinedAreTheSame() {
        var random = new Random(6962);
        for (int round = 0; round < 500; round++) {
            var tree = CompactRange.startingAt(0);
            while (tree.end() < LARGEST) {
                var part = CompactRange.startingAt(tree.end());
                var length = 1 + random.nextInt((int) (LARGEST - tree.end()));
                for (int i = 0; i < length; i++) part.append(leaves.get((int) part.end()), hashes);
                tree.append(part, hashes);
                assertThat(tree.root(hashes)).isEqualTo(Rfc6962.root(leaves.subList(0, (int) tree.end())));
            }
        }
    }

    @Test
    void everyLeafIsIncludedAndNowhereElse() {
        for (int size = 1; size <= LARGEST; size++) {
            var tree = leaves.subList(0, size);
            var root = Rfc6962.root(tree);
            for (int n = 0; n < size; n++) {
                var proof = Rfc6962.path(n, tree);
                assertThat(InclusionProof.root(n, size, leaves.get(n), proof, hashes))
                        .hasValue(root);
                assertNotIncluded(n + 1, size, n, proof, root);
                assertNotIncluded(n - 1, size, n, proof, root);
                assertNotIncluded(n, size, (n + 1) % LARGEST, proof, root);
                for (var wrong : flawed(proof)) assertNotIncluded(n, size, n, wrong, root);
            }
        }
    }

    private void assertNotIncluded(int position, int size, int leaf, List<byte[]> proof, byte[] root) {
        var led = InclusionProof.root(position, size, leaves.get(leaf), proof, hashes);
        assertThat(led.filter(other -> Arrays.equals(other, root))).isEmpty();
    }

    @Test
    void everySmallerTreeIsConsistentAndNoOther() {
        for (int size = 1; size <= LARGEST; size++) {
            var tree = leaves.subList(0, size);
            var root = Rfc6962.root(tree);
            for (int from = 1; from <= size; from++) {
                var smaller = Rfc6962.root(leaves.subList(0, from));
                var proof = Rfc6962.consistency(from, tree);
                assertThat(ConsistencyProof.holds(from, smaller, size, root, proof, hashes))
                        .isTrue();
                assertThat(ConsistencyProof.holds(from, leaves.get(from), size, root, proof, hashes))
                        .isFalse();
                for (var wrong : flawed(proof))
                    assertThat(ConsistencyProof.holds(from, smaller, size, root, wrong, hashes))
                            .isFalse();
            }
            assertThat(ConsistencyProof.holds(0, Rfc6962.root(List.of()), size, root, List.of(), hashes))
                    .isTrue();
        }
    }

    /** With a bit flipped in each hash, with one more hash at either end, with one less. */
    private static List<List<byte[]>> flawed(List<byte[]> proof) {
        var flawed = new ArrayList<List<byte[]>>();
        for (int i = 0; i < proof.size(); i++) {
            var flipped = new ArrayList<>(proof);
            var hash = proof.get(i).clone();
            hash[i % hash.length] ^= 1;
            flipped.set(i, hash);
            flawed.add(flipped);
            var less = new ArrayList<>(proof);
            less.remove(i);
            flawed.add(less);
        }
        for (var at : new int[] {0, proof.size()}) {
            var more = new ArrayList<>(proof);
            more.add(at, new byte[Hashes.LENGTH]);
            flawed.add(more);
        }
        return flawed;
    }

    private static List<byte[]> leaves() {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i <= LARGEST; i++)
            leaves.add(Rfc6962.sha256(new byte[] {0}, ("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        return leaves;
    }
}
