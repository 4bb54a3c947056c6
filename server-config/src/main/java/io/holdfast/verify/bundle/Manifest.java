package io.holdfast.verify.bundle;

import io.holdfast.verify.note.Origin;
import java.util.UUID;

/**
 * What the bundle says that it is. Nobody signed it: each of these is checked against the checkpoint or the events.
 *
 * @param isRange all events from {@code from} to before {@code to}; otherwise some of them
 */
public record Manifest(boolean isRange, Origin origin, UUID tenant, long from, long to, long size, long count) {
    private static final int FORMAT = 1;

    public static Manifest parse(byte[] json) throws MalformedException {
        var fields = Fields.of(Entry.MANIFEST.file(), json);
        if (fields.number("format") != FORMAT)
            throw new MalformedException("manifest.json has a format that this verifier does not know");
        var origin = Origin.parse(fields.text("origin"))
                .orElseThrow(() -> new MalformedException("manifest.json names an origin that is none of Holdfast"));
        var tenant = origin.tenant()
                .filter(id -> id.toString().equals(text(fields)))
                .orElseThrow(() -> new MalformedException("manifest.json names another tenant than its origin"));
        var manifest = new Manifest(
                isRange(fields.text("kind")),
                origin,
                tenant,
                fields.number("from"),
                fields.number("to"),
                fields.number("size"),
                fields.number("count"));
        manifest.requireSense();
        return manifest;
    }

    private static String text(Fields fields) {
        try {
            return fields.text("tenant");
        } catch (MalformedException e) {
            return "";
        }
    }

    private static boolean isRange(String kind) throws MalformedException {
        return switch (kind) {
            case "range" -> true;
            case "selection" -> false;
            default -> throw new MalformedException("manifest.json names a kind that this verifier does not know");
        };
    }

    private void requireSense() throws MalformedException {
        if (from > to || to > size) throw new MalformedException("manifest.json names positions that cannot be");
        if (isRange && count != to - from)
            throw new MalformedException("manifest.json names another number of events than its positions hold");
        if (!isRange && (from != 0 || to != size))
            throw new MalformedException("manifest.json of a selection has from 0 and to = size");
    }
}
