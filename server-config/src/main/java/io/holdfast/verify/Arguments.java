package io.holdfast.verify;

import io.holdfast.verify.bundle.UnreadableException;
import io.holdfast.verify.note.LogKey;
import io.holdfast.verify.note.TrustedKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was asked for. Read by hand: the jar is to be small enough to be read by those who use it. */
record Arguments(Path bundle, TrustedKeys keys, List<Path> last, boolean acceptRestore) {
    static final String HELP = """
            Usage: java -jar holdfast-verify.jar BUNDLE --key KEY [--last FILE]... [--accept-restore] [--json]

            Checks a bundle of Holdfast's audit log: that nothing in it was changed, removed or put in, and that the log of the
            installation that signed it contains it. Needs no server, no database and no network.

              BUNDLE            the ZIP file
              --key KEY         public key of the log, name+id+base64, or a file of such lines; once for each key. Get it from
                                somebody you trust, not from the bundle
              --last FILE       checkpoints that you kept: a mirror, or checkpoint.txt of the bundle that you checked last. The
                                log must contain them
              --accept-restore  a loss of events that the log itself declares, after a restore, does not fail
              --json            the report as one line of JSON
              --help            this text

            Exit codes: 0 VERIFIED, 1 FAILED, 2 wrong arguments or no bundle, 3 UNAUTHENTICATED (it fits together, but no --key
            was given).""";

    private static final int MAX_KEY_FILE = 64 * 1024;

    static boolean askForHelp(List<String> arguments) {
        return arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h");
    }

    static boolean askForJson(List<String> arguments) {
        return arguments.contains("--json");
    }

    static Arguments parse(List<String> arguments) throws UnreadableException, IOException {
        Path bundle = null;
        var keys = new TrustedKeys();
        var last = new ArrayList<Path>();
        var acceptRestore = false;
        for (int i = 0; i < arguments.size(); i++) {
            var one = arguments.get(i);
            switch (one) {
                case "--json" -> {
                    // Read before, so that a mistake in the others is told as JSON too.
                }
                case "--accept-restore" -> acceptRestore = true;
                case "--key" -> addKey(value(arguments, ++i, one), keys);
                case "--last" -> last.add(file(value(arguments, ++i, one)));
                default -> {
                    if (one.startsWith("-"))
                        throw new UnreadableException("There is no option " + one + "; see --help.");
                    if (bundle != null) throw new UnreadableException("One bundle at a time; see --help.");
                    bundle = path(one);
                }
            }
        }
        if (bundle == null) throw new UnreadableException("Which bundle? See --help.");
        return new Arguments(bundle, keys, last, acceptRestore);
    }

    private static String value(List<String> arguments, int index, String option) throws UnreadableException {
        if (index >= arguments.size()) throw new UnreadableException(option + " needs a value; see --help.");
        return arguments.get(index);
    }

    private static void addKey(String text, TrustedKeys keys) throws UnreadableException, IOException {
        var key = LogKey.parse(text.strip());
        if (key.isPresent()) {
            keys.add(key.get());
            return;
        }
        var file = file(text);
        if (Files.size(file) > MAX_KEY_FILE) throw new UnreadableException(file + " is no file of keys.");
        // Other encodings than UTF-8 give names that no key id fits.
        var wrong = keys.addLines(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        if (wrong.isPresent() || keys.isEmpty()) throw new UnreadableException(file + " is no file of keys.");
    }

    private static Path file(String text) throws UnreadableException {
        var file = path(text);
        if (!Files.isRegularFile(file)) throw new UnreadableException("There is no file " + text + ".");
        return file;
    }

    private static Path path(String text) throws UnreadableException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnreadableException("There is no file " + text + ".");
        }
    }
}
