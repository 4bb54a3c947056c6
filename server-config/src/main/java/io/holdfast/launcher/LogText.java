package io.holdfast.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server wrote since its start, read for the one sentence that a person should see. */
record LogText(String text) {
    private static final int MOST = 4 * 1024 * 1024;
    private static final int LENGTH = 300;
    /** Best reasons first; of each, the first mention is the cause and the later ones its consequences. */
    private static final Pattern[] REASONS = {
        Pattern.compile("Exception while deploying the app \\[[^]]*] : (.+)"),
        Pattern.compile("(JNDI lookup failed for the resource: Name: \\[[^]]*], Lookup: \\[[^]]*])"),
        Pattern.compile("(?m)^Caused by: (?!java.io.IOException: Locally closed)(.+)"),
        Pattern.compile("(?m)^(?:Error: |ERROR: |FATAL: |Exception in thread [^ ]+ )(.+)"),
    };
    /** Micro lives on, serving nothing, when an archive cannot be deployed. */
    private static final Pattern NOTHING_DEPLOYED = Pattern.compile("\"Deployed\": \\[\\s*]");

    static LogText from(Path log, long start) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            // After a rotation the beginning is gone.
            var from = file.length() < start ? 0 : start;
            var bytes = new byte[(int) Math.min(MOST, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new LogText(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new LogText("");
        }
    }

    boolean saysNothingWasDeployed() {
        return NOTHING_DEPLOYED.matcher(text).find();
    }

    Optional<String> reason() {
        for (var pattern : REASONS) {
            var found = pattern.matcher(text);
            if (found.find()) return Optional.of(shortened(found.group(1).strip()));
        }
        return Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() > LENGTH ? text.substring(0, LENGTH) + "…" : text;
    }
}
