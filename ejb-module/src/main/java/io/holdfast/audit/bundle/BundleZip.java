package io.holdfast.audit.bundle;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.audit.bundle.BundleOrder.Kind;
import io.holdfast.audit.bundle.BundlingEvents.Proven;
import io.holdfast.audit.model.ProvenEvent;
import io.holdfast.audit.usecase.LogProofs.HeadProof;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle as docs/AUDIT-PROOF.md says, one page of events in memory at a time. */
public final class BundleZip {
    private static final HexFormat HEX = HexFormat.of();
    private static final int BUFFER = 64 * 1024;

    private final Bundle bundle;
    private final BundlingEvents bundling;
    private final ZipOutputStream zip;

    private BundleZip(Bundle bundle, BundlingEvents bundling, OutputStream out) {
        this.bundle = bundle;
        this.bundling = bundling;
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER), UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes all of it and leaves the stream open. */
    public static void write(Bundle bundle, BundlingEvents bundling, OutputStream out) throws IOException {
        var writer = new BundleZip(bundle, bundling, out);
        writer.writeAll();
        writer.zip.finish();
        writer.zip.flush();
    }

    private void writeAll() throws IOException {
        entry("README.txt", BundleReadme.of(bundle));
        entry("manifest.json", manifest());
        entry("keys.txt", bundle.keys().stream().map(key -> key + "\n").collect(Collectors.joining()));
        entry("checkpoint.txt", bundle.note());
        if (bundle.range() != null) {
            entry(
                    "proof.json",
                    "{\"previousChain\":\"" + HEX.formatHex(bundle.range().previousChain()) + "\",\"left\":"
                            + hashes(bundle.range().left()) + ",\"right\":"
                            + hashes(bundle.range().right()) + "}");
        }
        if (!bundle.consistency().isEmpty()) {
            entry("consistency.json", consistency());
        }
        if (bundle.absence() != null) {
            absence(bundle.absence());
        }
        if (bundle.head() != null) {
            entry("head.json", head(bundle.head()));
            entry("heads.txt", bundle.head().heads());
        }
        if (!bundle.retention().isEmpty()) {
            begin("retention.jsonl");
            lines(bundle.retention());
            zip.closeEntry();
        }
        begin("events.jsonl");
        if (bundle.kind() == Kind.SELECTION) {
            lines(bundle.selected());
        } else {
            rangeLines();
        }
        zip.closeEntry();
    }

    private void rangeLines() throws IOException {
        long next = bundle.from();
        while (next < bundle.to()) {
            List<ProvenEvent> page = bundling.range(bundle, next);
            for (ProvenEvent event : page) {
                line(event);
            }
            next += BundlingEvents.RANGE_PAGE;
        }
    }

    private void line(ProvenEvent event) throws IOException {
        ascii("{\"n\":" + event.n() + ",\"chain\":\"" + HEX.formatHex(event.chain()) + "\",");
        if (event.canonical() == null) {
            ascii("\"leaf\":\"" + HEX.formatHex(event.leaf()) + "\"}\n");
        } else {
            event(event);
        }
    }

    private void lines(List<Long> positions) throws IOException {
        for (int at = 0; at < positions.size(); at += BundlingEvents.PROVEN_PAGE) {
            int end = Math.min(at + BundlingEvents.PROVEN_PAGE, positions.size());
            for (Proven proven : bundling.proven(bundle, positions.subList(at, end))) {
                if (proven.event().canonical() != null) {
                    ascii("{\"n\":" + proven.event().n() + ",\"proof\":" + hashes(proven.proof()) + ",");
                    event(proven.event());
                }
            }
        }
    }

    /** The bytes as they are stored, whatever they are. */
    private void event(ProvenEvent event) throws IOException {
        ascii("\"event\":");
        zip.write(event.canonical());
        ascii("}\n");
    }

    private String manifest() {
        JsonObjectBuilder filter = JSON.createObjectBuilder();
        bundle.filter().forEach(filter::add);
        return JSON.createObjectBuilder()
                .add("format", 1)
                .add("kind", bundle.kind() == Kind.SELECTION ? "selection" : "range")
                .add("origin", bundle.origin())
                .add("tenant", bundle.tenant().toString())
                .add("from", bundle.from())
                .add("to", bundle.to())
                .add("size", bundle.size())
                .add("count", bundle.count())
                .add("made", bundle.made().toString())
                .add("filter", filter)
                .build()
                .toString();
    }

    private String consistency() {
        return bundle.consistency().stream()
                .map(proof -> "{\"from\":" + proof.from() + ",\"to\":" + bundle.size() + ",\"hashes\":"
                        + hashes(proof.hashes()) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void absence(Bundle.Absence absence) throws IOException {
        entry(
                "absence.json",
                JSON.createObjectBuilder()
                        .add("filter", JSON.createObjectBuilder().add("user", absence.user()))
                        .add("from", absence.from().toString())
                        .add("to", absence.to().toString())
                        .add("matches", 0)
                        .build()
                        .toString());
        entry("before.txt", absence.before());
        entry("after.txt", absence.after());
    }

    private static String head(HeadProof head) {
        return JSON.createObjectBuilder()
                .add("secret", HEX.formatHex(head.secret()))
                .add("leaf", head.leaf())
                .add("index", head.index())
                .add(
                        "hashes",
                        JSON.createArrayBuilder(
                                head.hashes().stream().map(HEX::formatHex).toList()))
                .build()
                .toString();
    }

    private static String hashes(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> "\"" + HEX.formatHex(hash) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void entry(String name, String text) throws IOException {
        begin(name);
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(bundle.made()));
        zip.putNextEntry(entry);
    }

    private void ascii(String text) throws IOException {
        zip.write(text.getBytes(US_ASCII));
    }
}
