package io.holdfast.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A log as the format describes it, made for tests in the plainest way: the recursive definitions of RFC 6962 over lists, and
 * hashing of its own. Nothing here is the verifier's.
 */
final class TestLog {
    static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final UUID USER = UUID.fromString("0193527c-6a00-7000-8000-00000000000b");
    static final String NAME = "verify.example/3f9a1c0e77d2";
    static final byte[] SECRET = new byte[32];

    static {
        Arrays.fill(SECRET, (byte) 7);
    }

    final List<String> events = new ArrayList<>();
    private final KeyPair key;
    private final int incarnation;
    private int delay;

    TestLog(KeyPair key, int incarnation) {
        this.key = key;
        this.incarnation = incarnation;
    }

    /** A log of so many events, one a second. */
    static TestLog of(int size) {
        var log = new TestLog(newKey(), 1);
        for (int i = 0; i < size; i++) log.events.add(event(i));
        return log;
    }

    /** The same events and key, to be changed. */
    TestLog copy() {
        return copy(incarnation, events.size());
    }

    TestLog copy(int otherIncarnation, int size) {
        var copy = new TestLog(key, otherIncarnation);
        copy.events.addAll(events.subList(0, size));
        return copy;
    }

    TestLog signedBy(KeyPair other) {
        var copy = new TestLog(other, incarnation);
        copy.events.addAll(events);
        return copy;
    }

    KeyPair key() {
        return key;
    }

    int size() {
        return events.size();
    }

    static String event(int i) {
        return event(TENANT, i, "\"meta\":{\"count\":" + i + "}");
    }

    /** @param meta the member {@code meta} and what may follow it before {@code outcome} */
    static String event(UUID tenant, int i, String meta) {
        return event(tenant, i, "project.read", meta);
    }

    static String event(UUID tenant, int i, String action, String meta) {
        var id = new UUID(0x0193527c6a007000L, 0x8000000000000000L + i);
        return "{\"action\":\"" + action + "\",\"actor\":{\"id\":\"" + USER
                + "\",\"kind\":\"user\",\"roles\":[\"admin\"]},"
                + "\"category\":\"DATA_ACCESS\",\"commitments\":{},\"format\":1,\"id\":\"" + id + "\"," + meta
                + ",\"outcome\":\"SUCCEEDED\",\"risk\":\"LOW\",\"tenant\":\"" + tenant + "\",\"time\":\""
                + START.plusSeconds(i).toString().replace("Z", ".000000Z") + "\"}";
    }

    String origin() {
        return NAME + "/t/" + TENANT + suffix();
    }

    String headsOrigin() {
        return NAME + "/heads" + suffix();
    }

    private String suffix() {
        return incarnation == 1 ? "" : "/" + incarnation;
    }

    Instant timeOf(int size) {
        return START.plusSeconds(size + delay);
    }

    /** Signs its checkpoints so many seconds later. */
    void delay(int seconds) {
        delay = seconds;
    }

    byte[] leaf(int n) {
        return Rfc6962.sha256(new byte[] {0}, utf8(events.get(n)));
    }

    byte[] root(int size) {
        return Rfc6962.root(leaves(size));
    }

    List<byte[]> leaves(int size) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) leaves.add(leaf(i));
        return leaves;
    }

    byte[] chain(int n) {
        var chain = new byte[32];
        for (int i = 0; i <= n; i++) chain = link(i, chain, leaf(i));
        return chain;
    }

    static byte[] link(long n, byte[] previous, byte[] leaf) {
        return Rfc6962.sha256(new byte[] {3}, bytes(TENANT), number(n), previous, leaf);
    }

    String checkpoint(int size) {
        return checkpoint(size, timeOf(size));
    }

    String checkpoint(int size, Instant time) {
        return checkpoint(size, root(size), time);
    }

    String checkpoint(long size, byte[] root, Instant time) {
        return note(origin(), size, root, time);
    }

    String note(String origin, long size, byte[] root, Instant time) {
        var text = origin + "\n" + size + "\n" + base64(root) + "\n";
        return text + "\n" + signatures(origin, text, time);
    }

    String signatures(String origin, String text, Instant time) {
        return plainLine(origin, text) + timedLine(text, time);
    }

    String plainLine(String origin, String text) {
        return "\u2014 " + origin + " " + base64(Rfc6962.join(keyId(origin, 1), sign(utf8(text)))) + "\n";
    }

    String timedLine(String text, Instant time) {
        var seconds = time.getEpochSecond();
        var signature = sign(utf8("cosignature/v1\ntime " + seconds + "\n" + text));
        return "\u2014 " + NAME + " " + base64(Rfc6962.join(keyId(NAME, 4), number(seconds), signature)) + "\n";
    }

    /** The public key as text, under the log's name. */
    String keyText() {
        return NAME + "+" + HexFormat.of().formatHex(keyId(NAME, 1)) + "+"
                + base64(Rfc6962.join(new byte[] {1}, publicKey()));
    }

    byte[] keyId(String name, int type) {
        return Arrays.copyOf(Rfc6962.sha256(utf8(name + "\n"), new byte[] {(byte) type}, publicKey()), 4);
    }

    /** The last 32 bytes of the JDK's encoding. */
    byte[] publicKey() {
        var encoded = key.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] number(long n) {
        return ByteBuffer.allocate(8).putLong(n).array();
    }

    static byte[] bytes(UUID id) {
        return Rfc6962.join(number(id.getMostSignificantBits()), number(id.getLeastSignificantBits()));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
