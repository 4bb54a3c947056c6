package io.holdfast.bench.verify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A good bundle of any number of made-up events, written in constant memory as {@code docs/AUDIT-PROOF.md} says. */
final class SyntheticBundle {
    private static final String LOG = "bench.example/3f9a1c0e77d2";
    private static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final String ORIGIN = LOG + "/t/" + TENANT;
    private static final Instant START = Instant.parse("2026-11-29T00:00:00Z");
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int HASH = 32;

    private final MessageDigest digest = MessageDigest.getInstance("SHA-256");
    private final KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final HexFormat hex = HexFormat.of();
    /** The roots of complete subtrees, largest first, as the 1 bits of {@link #size}. */
    private final List<byte[]> subtrees = new ArrayList<>();

    private long size;
    private byte[] chain = new byte[HASH];
    private long eventBytes;

    SyntheticBundle() throws GeneralSecurityException {}

    /** Writes the file. */
    void write(Path file, long events) throws IOException, GeneralSecurityException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.putNextEntry(new ZipEntry("events.jsonl"));
            for (long n = 0; n < events; n++) event(n, zip);
            zip.closeEntry();
            text(zip, "manifest.json", manifest());
            text(zip, "keys.txt", keyText() + "\n");
            text(zip, "checkpoint.txt", checkpoint());
            text(zip, "proof.json", "{\"previousChain\":\"" + "0".repeat(2 * HASH) + "\",\"left\":[],\"right\":[]}");
        }
    }

    /** The public key to give to the verifier. */
    String keyText() throws GeneralSecurityException {
        return LOG + "+" + hex.formatHex(keyId(LOG, 1)) + "+" + base64(join(new byte[] {1}, publicKey()));
    }

    /** The mean size of an event's canonical form, in bytes. */
    long bytesOfAnEvent() {
        return size == 0 ? 0 : eventBytes / size;
    }

    private void event(long n, OutputStream out) throws IOException {
        var event = utf8(event(n));
        eventBytes += event.length;
        var leaf = sha256(new byte[] {0}, event);
        chain = sha256(new byte[] {3}, bytes(TENANT), number(n), chain, leaf);
        append(leaf);
        out.write(utf8("{\"n\":" + n + ",\"chain\":\"" + hex.formatHex(chain) + "\",\"event\":"));
        out.write(event);
        out.write(utf8("}\n"));
    }

    private String event(long n) {
        var time = MICROS.format(START.plusNanos(n * 700_000));
        return "{\"action\":\"project.update\",\"actor\":{\"id\":\"" + id(11 + n % 40)
                + "\",\"kind\":\"user\",\"roles\":[\"client_admin\",\"client_user\"]},\"category\":\"DATA_ACCESS\","
                + "\"commitments\":{\"ip_address\":\"" + hex.formatHex(chain)
                + "\"},\"entity\":\"project\",\"entityId\":\""
                + id(n % 5000) + "\",\"format\":1,\"id\":\"" + id(n) + "\",\"meta\":{\"count\":" + n
                + "},\"new\":{\"progress\":" + n % 101 + ",\"status\":\"active\"},\"old\":{\"progress\":" + n % 97
                + ",\"status\":\"planned\"},\"outcome\":\"SUCCEEDED\",\"requestId\":\"req-" + n
                + "\",\"risk\":\"MEDIUM\",\"session\":\"" + id(n / 50) + "\",\"tenant\":\"" + TENANT + "\",\"time\":\""
                + time + "\"}";
    }

    private static UUID id(long n) {
        return new UUID(0x0193527c6a007000L, 0x8000000000000000L + n);
    }

    private void append(byte[] leaf) {
        var root = leaf;
        for (var left = size; (left & 1) == 1; left >>= 1)
            root = sha256(new byte[] {1}, subtrees.remove(subtrees.size() - 1), root);
        subtrees.add(root);
        size++;
    }

    private byte[] root() {
        if (subtrees.isEmpty()) return sha256();
        var root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) root = sha256(new byte[] {1}, subtrees.get(i), root);
        return root;
    }

    private String manifest() {
        return "{\"format\":1,\"kind\":\"range\",\"origin\":\"" + ORIGIN + "\",\"tenant\":\"" + TENANT
                + "\",\"from\":0,\"to\":" + size + ",\"size\":" + size + ",\"count\":" + size + ",\"made\":\"" + end()
                + "\",\"filter\":{}}";
    }

    private Instant end() {
        return Instant.ofEpochSecond(START.plusNanos(size * 700_000).getEpochSecond() + 1);
    }

    private String checkpoint() throws GeneralSecurityException {
        var text = ORIGIN + "\n" + size + "\n" + base64(root()) + "\n";
        var seconds = end().getEpochSecond();
        return text + "\n\u2014 " + ORIGIN + " " + base64(join(keyId(ORIGIN, 1), sign(text))) + "\n\u2014 " + LOG + " "
                + base64(join(keyId(LOG, 4), number(seconds), sign("cosignature/v1\ntime " + seconds + "\n" + text)))
                + "\n";
    }

    private byte[] sign(String text) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(utf8(text));
        return signature.sign();
    }

    private byte[] keyId(String name, int type) {
        return Arrays.copyOf(sha256(utf8(name + "\n"), new byte[] {(byte) type}, publicKey()), Integer.BYTES);
    }

    /** The last bytes of the JDK's encoding. */
    private byte[] publicKey() {
        var encoded = key.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - HASH, encoded.length);
    }

    private byte[] sha256(byte[]... parts) {
        for (var part : parts) digest.update(part);
        return digest.digest();
    }

    private static void text(ZipOutputStream zip, String entry, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(utf8(text));
        zip.closeEntry();
    }

    private static byte[] join(byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var joined = ByteBuffer.allocate(length);
        for (var part : parts) joined.put(part);
        return joined.array();
    }

    private static byte[] number(long n) {
        return ByteBuffer.allocate(Long.BYTES).putLong(n).array();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
