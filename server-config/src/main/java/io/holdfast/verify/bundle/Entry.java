package io.holdfast.verify.bundle;

import java.util.Arrays;
import java.util.Optional;

/** What a bundle may hold. */
public enum Entry {
    README("README.txt"),
    MANIFEST("manifest.json"),
    KEYS("keys.txt"),
    CHECKPOINT("checkpoint.txt"),
    EVENTS("events.jsonl"),
    PROOF("proof.json"),
    CONSISTENCY("consistency.json"),
    RETENTION("retention.jsonl"),
    ABSENCE("absence.json"),
    BEFORE("before.txt"),
    AFTER("after.txt"),
    HEAD("head.json"),
    HEADS("heads.txt");

    private final String file;

    Entry(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    static Optional<Entry> named(String name) {
        return Arrays.stream(values()).filter(one -> one.file.equals(name)).findFirst();
    }
}
