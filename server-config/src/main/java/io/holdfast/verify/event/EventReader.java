package io.holdfast.verify.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Looks at one event after the other. What it tells is of the last one. For one thread at a time. */
public final class EventReader {
    private static final byte[] FORMAT = ascii("format");
    private static final byte[] TENANT = ascii("tenant");
    private static final byte[] TIME = ascii("time");
    private static final byte[] ACTION = ascii("action");
    private static final byte[] OUTCOME = ascii("outcome");
    private static final byte[] META = ascii("meta");
    private static final byte[] ACTOR = ascii("actor");
    private static final byte[] ID = ascii("id");
    private static final byte[] ONE = ascii("1");

    private final CanonicalScan scan = new CanonicalScan();
    private final CanonicalScan.Members members = this::member;
    private final byte[] ourTenant;
    private byte[] bytes;
    private boolean canonical;
    private boolean known;
    private boolean ours;
    private long time;
    private final Slice action = new Slice();
    private final Slice outcome = new Slice();
    private final Slice meta = new Slice();
    private final Slice actor = new Slice();
    private final Slice innerId = new Slice();

    /** Where a value stands, quotes included; nowhere when {@code from} is negative. */
    private static final class Slice {
        private int from = -1;
        private int to = -1;

        void set(int valueFrom, int valueTo) {
            from = valueFrom;
            to = valueTo;
        }
    }

    /** @param tenant whose events they should be */
    public EventReader(UUID tenant) {
        ourTenant = ascii("\"" + tenant + "\"");
    }

    /** Reads the event that stands from {@code from} to before {@code to}. */
    public void read(byte[] in, int from, int to) {
        bytes = in;
        known = false;
        ours = false;
        time = EventTime.NONE;
        action.set(-1, -1);
        outcome.set(-1, -1);
        meta.set(-1, -1);
        actor.set(-1, -1);
        innerId.set(-1, -1);
        canonical = scan.isObject(in, from, to, members);
    }

    private void member(int depth, int nameFrom, int nameTo, int valueFrom, int valueTo) {
        if (depth == 2) {
            if (is(nameFrom, nameTo, ID)) innerId.set(valueFrom, valueTo);
            return;
        }
        switch (nameTo - nameFrom) {
            case 4 -> {
                if (is(nameFrom, nameTo, TIME)) time = EventTime.parse(bytes, valueFrom + 1, valueTo - 1);
                else if (is(nameFrom, nameTo, META)) meta.set(valueFrom, valueTo);
            }
            case 5 -> {
                // The only object of the event whose name has five letters is the actor; its id was told just before.
                if (is(nameFrom, nameTo, ACTOR) && innerId.from > valueFrom) actor.set(innerId.from, innerId.to);
            }
            case 6 -> {
                if (is(nameFrom, nameTo, TENANT)) ours = is(valueFrom, valueTo, ourTenant);
                else if (is(nameFrom, nameTo, ACTION)) action.set(valueFrom, valueTo);
                else if (is(nameFrom, nameTo, FORMAT)) known = is(valueFrom, valueTo, ONE);
            }
            case 7 -> {
                if (is(nameFrom, nameTo, OUTCOME)) outcome.set(valueFrom, valueTo);
            }
            default -> {
                // Nothing that is looked at has a name of that length.
            }
        }
    }

    public boolean isCanonical() {
        return canonical;
    }

    /** True when the event names the tenant. */
    public boolean isOfTenant() {
        return ours;
    }

    /** True when it is of the format that this verifier knows and has a time. */
    public boolean isKnown() {
        return known && time != EventTime.NONE;
    }

    /** Microseconds since 1970. */
    public long time() {
        return time;
    }

    /** @param id with quotes, as {@link #quoted} makes it */
    public boolean isBy(byte[] id) {
        return actor.from >= 0 && is(actor.from, actor.to, id);
    }

    /** @param word with quotes, as {@link #quoted} makes it */
    public boolean hasAction(byte[] word) {
        return action.from >= 0 && is(action.from, action.to, word);
    }

    public boolean hasOutcome(byte[] word) {
        return outcome.from >= 0 && is(outcome.from, outcome.to, word);
    }

    /** The bytes of {@code meta}, empty when there is none. */
    public byte[] meta() {
        return meta.from < 0 ? new byte[0] : Arrays.copyOfRange(bytes, meta.from, meta.to);
    }

    /** How a word without special characters stands in an event. */
    public static byte[] quoted(String word) {
        return ascii("\"" + word + "\"");
    }

    private boolean is(int from, int to, byte[] expected) {
        return Arrays.equals(bytes, from, to, expected, 0, expected.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
