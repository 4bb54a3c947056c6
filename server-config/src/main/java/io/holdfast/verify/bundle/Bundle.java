package io.holdfast.verify.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An open bundle. Names are looked up among those of the format and never become paths; nothing is written anywhere. */
public final class Bundle implements Closeable {
    /** How many bytes of an entry other than the events are taken into memory. */
    public static final int MAX_ENTRY_BYTES = 16 << 20;

    private static final int MAX_ENTRIES = 64;

    private final ZipFile zip;
    private final Map<Entry, ZipEntry> entries = new EnumMap<>(Entry.class);
    private final List<String> unknown = new ArrayList<>();

    private Bundle(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws UnreadableException when there is no such file or it is no ZIP file with a manifest */
    public static Bundle open(Path file) throws IOException, UnreadableException, MalformedException {
        if (!Files.isRegularFile(file)) throw new UnreadableException("There is no file " + file + ".");
        ZipDirectory.requireSmall(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnreadableException(file + " is not a ZIP file that can be read.");
        }
        var bundle = new Bundle(zip);
        try {
            bundle.list();
            return bundle;
        } catch (UnreadableException | MalformedException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void list() throws UnreadableException, MalformedException {
        if (zip.size() > MAX_ENTRIES) throw new UnreadableException("The ZIP file has more entries than any bundle.");
        for (var one : Collections.list(zip.entries())) {
            var known = Entry.named(one.getName());
            if (known.isEmpty()) unknown.add(one.getName());
            else if (entries.put(known.get(), one) != null)
                throw new MalformedException(known.get().file() + " is in the bundle more than once");
        }
        if (!has(Entry.MANIFEST))
            throw new UnreadableException("The ZIP file has no manifest.json, so it is no bundle.");
    }

    public boolean has(Entry entry) {
        return entries.containsKey(entry);
    }

    /** Names of entries that nothing is known about. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** The bytes of a small entry. */
    public Optional<byte[]> bytes(Entry entry) throws MalformedException {
        if (!has(entry)) return Optional.empty();
        try (var in = zip.getInputStream(entries.get(entry))) {
            var bytes = in.readNBytes(MAX_ENTRY_BYTES + 1);
            if (bytes.length > MAX_ENTRY_BYTES) throw new MalformedException(entry.file() + " is larger than 16 MiB");
            return Optional.of(bytes);
        } catch (IOException | IllegalArgumentException e) {
            throw unpackable(entry);
        }
    }

    public byte[] required(Entry entry) throws MalformedException {
        return bytes(entry).orElseThrow(() -> new MalformedException(entry.file() + " is missing"));
    }

    /** An entry of any size, to be read piece by piece. An {@link IOException} while reading means {@link #unpackable}. */
    public InputStream stream(Entry entry) throws MalformedException {
        if (!has(entry)) throw new MalformedException(entry.file() + " is missing");
        try {
            return zip.getInputStream(entries.get(entry));
        } catch (IOException | IllegalArgumentException e) {
            throw unpackable(entry);
        }
    }

    public static MalformedException unpackable(Entry entry) {
        return new MalformedException(entry.file() + " cannot be unpacked");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
