package io.holdfast.verify.note;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys that count. They come from the person who verifies, never from the bundle, unless that person has none. */
public final class TrustedKeys {
    private final Set<LogKey> keys = new LinkedHashSet<>();

    public void add(LogKey key) {
        keys.add(key);
    }

    /**
     * Adds a text of keys, one a line.
     *
     * @return the first line that is no key
     */
    public Optional<String> addLines(String text) {
        for (var line : text.split("\r?\n", -1)) {
            if (line.isBlank()) continue;
            var key = LogKey.parse(line.strip());
            if (key.isEmpty()) return Optional.of(line);
            keys.add(key.get());
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    public List<String> texts() {
        return keys.stream().map(key -> key.log() + "+" + key.idText()).toList();
    }

    List<LogKey> of(Origin origin) {
        var ofLog = new ArrayList<LogKey>();
        for (var key : keys) if (key.log().equals(origin.log())) ofLog.add(key);
        return ofLog;
    }
}
