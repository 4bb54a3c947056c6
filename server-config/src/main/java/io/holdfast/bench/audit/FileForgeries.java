package io.holdfast.bench.audit;

import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The rest of the catalogue: what is done to checkpoints, keys and proofs, of a bundle of one event. */
final class FileForgeries {
    private final Selection good;
    private final String secret;
    private final Path folder;
    private final Path mirror;

    /** @param secret the key that signs, which the forger has got hold of */
    FileForgeries(Selection good, String secret, Path folder, Path mirror) {
        this.good = good;
        this.secret = secret;
        this.folder = folder;
        this.mirror = mirror;
    }

    private record Case(String name, Selection bundle, String key, List<Path> last) {}

    Section run() throws IOException, InterruptedException, GeneralSecurityException {
        var section = new Section("Forgeries of checkpoints, keys and proofs", "done to the files", "found", "says");
        var untouched = verdict(new Case("", good, good.key(), List.of(mirror)));
        if (!untouched.isGood()) section.problem("The untouched bundle is not found good: " + untouched.sentence());
        var cases = cases();
        int found = 0;
        for (var one : cases) {
            var verdict = verdict(one);
            section.row(one.name(), verdict.isGood() ? "**no**" : verdict.kind(), verdict.sentence());
            if (verdict.isGood()) section.problem("Not found: " + one.name());
            else found++;
        }
        return section.note(found + " of " + cases.size() + " were found. A bundle of the event at " + good.n()
                + " with its inclusion proof; untouched: " + (untouched.isGood() ? "VERIFIED" : untouched.kind())
                + ".");
    }

    private List<Case> cases() throws IOException, GeneralSecurityException {
        var forger = StolenKey.another(good.key().split("\\+", 2)[0]);
        var stolen = StolenKey.of(secret, good.key());
        int size = good.tree().size();
        var otherRoot = Base64.getEncoder().encodeToString(new byte[32]);
        var now = Instant.now();
        return List.of(
                of("checkpoint replaced", good.withCheckpoint(good.checkpoint().replace(good.root(size), otherRoot))),
                of(
                        "checkpoint signed with the forger's key, which lies beside it",
                        good.withCheckpoint(forger.sign(good.origin(), size, good.root(size), now))
                                .withKey(forger.vkey())),
                // Without the mirror, of which nothing is signed by that key either.
                new Case("verified with a wrong key", good, forger.vkey(), List.of()),
                new Case(
                        "two inconsistent checkpoints, with the stolen key",
                        good,
                        good.key(),
                        List.of(mirror, kept("two.txt", stolen.sign(good.origin(), size, otherRoot, now)))),
                new Case(
                        "clock set back: an earlier checkpoint with a later time",
                        good,
                        good.key(),
                        List.of(
                                mirror,
                                kept(
                                        "back.txt",
                                        stolen.sign(
                                                good.origin(),
                                                size - 1,
                                                good.root(size - 1),
                                                now.plus(Duration.ofHours(1)))))),
                of("event edited", good.withEvent(good.event().replace("\"outcome\":\"", "\"outcome\":\"NOT_"))),
                of("proof with a flipped bit", good.withFlippedBit()),
                of("proof with a wrong index", good.at(good.n() + 1)),
                of("proof of a smaller tree", good.withProof(good.tree().inclusion((int) good.n(), size - 1))),
                of("proof with a node too many", good.withExtraNode()),
                of("proof with a node too few", good.withoutLastNode()));
    }

    private Case of(String name, Selection forged) {
        return new Case(name, forged, good.key(), List.of(mirror));
    }

    private Path kept(String name, String note) throws IOException {
        return Files.writeString(folder.resolve(name), note);
    }

    private Verdict verdict(Case one) throws IOException, InterruptedException {
        var bundle = folder.resolve("one.zip");
        try {
            one.bundle().write(bundle);
            return Verdict.of(bundle, one.key(), one.last());
        } finally {
            Files.deleteIfExists(bundle);
        }
    }
}
