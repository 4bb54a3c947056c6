package io.holdfast.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle of a {@link TestLog}, entry by entry, so that each can be changed before the file is written. */
final class TestBundle {
    final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** All positions from {@code from} to before {@code to}, proven against the checkpoint of {@code size}. */
    static TestBundle range(TestLog log, int from, int to, int size) {
        var lines = new ArrayList<String>();
        var chain = from == 0 ? new byte[32] : log.chain(from - 1);
        var previous = chain;
        for (int n = from; n < to; n++) {
            chain = TestLog.link(n, chain, log.leaf(n));
            lines.add(line(n, chain, "\"event\":" + log.events.get(n)));
        }
        var leaves = log.leaves(size);
        var bundle = new TestBundle();
        bundle.text("manifest.json", manifest(log, "range", from, to, size, to - from));
        bundle.text("keys.txt", log.keyText() + "\n");
        bundle.text("checkpoint.txt", log.checkpoint(size));
        bundle.lines("events.jsonl", lines);
        bundle.text(
                "proof.json",
                "{\"previousChain\":\"" + TestLog.hex(previous) + "\",\"left\":"
                        + hashes(Rfc6962.subtrees(0, from, leaves)) + ",\"right\":"
                        + hashes(Rfc6962.subtrees(to, size, leaves)) + "}");
        return bundle;
    }

    static TestBundle all(TestLog log) {
        return range(log, 0, log.size(), log.size());
    }

    static TestBundle selection(TestLog log, int size, int... positions) {
        var lines = new ArrayList<String>();
        for (var n : positions) lines.add(selectionLine(log, size, n));
        var bundle = new TestBundle();
        bundle.text("manifest.json", manifest(log, "selection", 0, size, size, positions.length));
        bundle.text("keys.txt", log.keyText() + "\n");
        bundle.text("checkpoint.txt", log.checkpoint(size));
        bundle.lines("events.jsonl", lines);
        return bundle;
    }

    static String selectionLine(TestLog log, int size, int n) {
        return "{\"n\":" + n + ",\"proof\":" + hashes(Rfc6962.path(n, log.leaves(size))) + ",\"event\":"
                + log.events.get(n) + "}";
    }

    private static String manifest(TestLog log, String kind, int from, int to, int size, int count) {
        return "{\"format\":1,\"kind\":\"" + kind + "\",\"origin\":\"" + log.origin() + "\",\"tenant\":\""
                + TestLog.TENANT + "\",\"from\":" + from + ",\"to\":" + to + ",\"size\":" + size + ",\"count\":" + count
                + ",\"made\":\"2026-11-29T13:00:00Z\",\"filter\":{}}";
    }

    static String line(long n, byte[] chain, String rest) {
        return "{\"n\":" + n + ",\"chain\":\"" + TestLog.hex(chain) + "\"," + rest + "}";
    }

    static String hashes(List<byte[]> hashes) {
        return hashes.stream().map(hash -> "\"" + TestLog.hex(hash) + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    /** Adds proofs that the log contains its earlier sizes. */
    TestBundle consistentWith(TestLog log, int size, int... earlier) {
        var proofs = new ArrayList<String>();
        for (var from : earlier)
            proofs.add("{\"from\":" + from + ",\"to\":" + size + ",\"hashes\":"
                    + hashes(Rfc6962.consistency(from, log.leaves(size))) + "}");
        return text("consistency.json", "[" + String.join(",", proofs) + "]");
    }

    /** Leaves only the hashes of these events. */
    TestBundle withoutBodies(TestLog log, int from, int to) {
        return changeLines(lines -> {
            for (int n = from; n < to; n++) {
                var line = lines.get(n);
                lines.set(
                        n,
                        line.substring(0, line.indexOf(",\"event\":")) + ",\"leaf\":\"" + TestLog.hex(log.leaf(n))
                                + "\"}");
            }
            return lines;
        });
    }

    TestBundle text(String entry, String text) {
        entries.put(entry, TestLog.utf8(text));
        return this;
    }

    String text(String entry) {
        return new String(entries.get(entry), StandardCharsets.UTF_8);
    }

    TestBundle change(String entry, UnaryOperator<String> change) {
        return text(entry, change.apply(text(entry)));
    }

    /** Replaces a text that is there. */
    TestBundle replace(String entry, String old, String replacement) {
        return change(entry, text -> {
            if (!text.contains(old)) throw new IllegalArgumentException(entry + " has no " + old);
            return text.replace(old, replacement);
        });
    }

    TestBundle lines(String entry, List<String> lines) {
        return text(entry, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    TestBundle changeLines(UnaryOperator<List<String>> change) {
        var lines = new ArrayList<>(text("events.jsonl").lines().toList());
        return lines("events.jsonl", change.apply(lines));
    }

    Path write(Path folder) {
        try {
            var file = Files.createTempFile(folder, "bundle", ".zip");
            try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (var entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
