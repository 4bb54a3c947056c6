package io.holdfast.rbac.review;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.audit.usecase.SigningFiles;
import io.holdfast.rbac.model.ReviewItems.Place;
import io.holdfast.rbac.usecase.ExportingReviews;
import io.holdfast.rbac.usecase.ExportingReviews.Evidence;
import io.holdfast.rbac.usecase.ExportingReviews.Page;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a review as signed evidence, one page of items in memory at a time. The signature is over the digests of the files. */
public final class ReviewZip {
    private static final int BUFFER = 64 * 1024;

    /** What stands in front of the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] PUBLIC_KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Evidence evidence;
    private final ExportingReviews exporting;
    private final ZipOutputStream zip;
    private final StringBuilder sums;

    private ReviewZip(Evidence evidence, ExportingReviews exporting, OutputStream out) {
        this.evidence = evidence;
        this.exporting = exporting;
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER), UTF_8);
        this.sums = new StringBuilder(SigningFiles.BEGINNING + "access review 1\n# log "
                + evidence.key().origin() + "\n# review " + evidence.review().id() + "\n# made " + evidence.made()
                + "\n");
    }

    /** Writes all of it and leaves the stream open. */
    public static void write(Evidence evidence, ExportingReviews exporting, OutputStream out) throws IOException {
        var writer = new ReviewZip(evidence, exporting, out);
        writer.writeAll();
        writer.zip.finish();
        writer.zip.flush();
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private void writeAll() throws IOException {
        entry("README.txt", out -> out.write(ReviewWords.README.getBytes(UTF_8)));
        entry("review.json", out -> out.write(ReviewWords.review(evidence).getBytes(UTF_8)));
        entry("items.jsonl", this::items);
        plain("SHA256SUMS", sums.toString().getBytes(UTF_8));
        plain("SHA256SUMS.sig", exporting.sign(sums.toString()));
        plain("key.txt", (evidence.key().vkey() + "\n").getBytes(UTF_8));
        plain("key.pem", pem());
    }

    private void items(OutputStream out) throws IOException {
        Place after = null;
        do {
            Page page = exporting.items(evidence, after);
            for (var item : page.items()) {
                out.write((ReviewWords.item(item, page.names()) + "\n").getBytes(UTF_8));
            }
            after = page.end();
        } while (after != null);
    }

    private void entry(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = digest();
        content.to(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        sums.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    private void plain(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private byte[] pem() {
        byte[] key = evidence.key().bytes();
        byte[] info = new byte[PUBLIC_KEY_INFO.length + key.length];
        System.arraycopy(PUBLIC_KEY_INFO, 0, info, 0, PUBLIC_KEY_INFO.length);
        System.arraycopy(key, 0, info, PUBLIC_KEY_INFO.length, key.length);
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(info)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(US_ASCII);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
