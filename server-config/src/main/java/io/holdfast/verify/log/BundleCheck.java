package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.Fields;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.bundle.Manifest;
import io.holdfast.verify.bundle.UnreadableException;
import io.holdfast.verify.event.EventTime;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.note.NoteException;
import io.holdfast.verify.note.TrustedKeys;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** All checks of one bundle, in the order in which they build on each other. */
public final class BundleCheck {
    private final Bundle bundle;
    private final TrustedKeys keys;
    private final List<Path> last;
    private final boolean acceptRestore;
    private final Findings findings;
    private final Report report;
    private Manifest manifest;
    private Checkpoint checkpoint;
    private KnownCheckpoints known;
    private Map<Long, List<byte[]>> proofs;

    /**
     * @param given the keys that are trusted, empty to take the bundle's own
     * @param last files of checkpoints that were kept
     */
    public BundleCheck(Bundle bundle, TrustedKeys given, List<Path> last, boolean acceptRestore) {
        this.bundle = bundle;
        this.keys = given.isEmpty() ? new TrustedKeys() : given;
        this.last = last;
        this.acceptRestore = acceptRestore;
        this.findings = new Findings();
        this.report = new Report(findings, !given.isEmpty());
    }

    /** @throws UnreadableException when a file of kept checkpoints cannot be used */
    public Report run() throws IOException, UnreadableException {
        try {
            bundle.unknown().forEach(name -> report.note("Nothing is proven about " + name + " in the bundle."));
            manifest = Manifest.parse(bundle.required(Entry.MANIFEST));
            describe();
            if (keys.isEmpty()) takeKeysOfBundle();
            checkpoint = signed();
            known = new KnownCheckpoints(manifest.origin(), bundle.has(Entry.HEADS), keys, findings);
            for (var file : last) known.read(file);
            if (checkpoint.key() != null) known.holdAgainst(checkpoint);
            proofs = consistencyProofs();
            events();
            heads();
        } catch (MalformedException e) {
            findings.add(Finding.of(Kind.MALFORMED, e.getMessage()));
        } catch (NoteException e) {
            findings.add(Finding.of(e.kind(), "checkpoint.txt: " + e.getMessage()));
        }
        if (known != null) known.notes().forEach(report::note);
        return report;
    }

    private void describe() {
        report.fact("kind", manifest.isRange() ? "range" : "selection");
        report.fact("origin", manifest.origin().text());
        report.fact("tenant", manifest.tenant().toString());
        report.fact("from", manifest.from());
        report.fact("to", manifest.to());
        report.fact("size", manifest.size());
    }

    private void takeKeysOfBundle() throws MalformedException {
        if (keys.addLines(new String(bundle.required(Entry.KEYS), StandardCharsets.UTF_8))
                .isPresent()) throw new MalformedException("keys.txt holds a line that is no key");
    }

    /** The bundle's checkpoint; one that nobody trusted signed is a finding, and still shows where it goes wrong. */
    private Checkpoint signed() throws MalformedException, NoteException {
        var bytes = bundle.required(Entry.CHECKPOINT);
        Checkpoint one;
        try {
            one = Checkpoint.open(bytes, keys);
            report.fact("checkpointTime", one.time().toString());
            report.fact("key", one.key().log() + "+" + one.key().idText());
        } catch (NoteException e) {
            one = Checkpoint.unsigned(bytes);
            findings.add(Finding.of(e.kind(), "checkpoint.txt: " + e.getMessage()));
        }
        if (!one.origin().equals(manifest.origin()) || one.size() != manifest.size())
            throw new MalformedException("checkpoint.txt is not the one that manifest.json names");
        return one;
    }

    private Map<Long, List<byte[]>> consistencyProofs() throws MalformedException {
        var all = new HashMap<Long, List<byte[]>>();
        if (!bundle.has(Entry.CONSISTENCY)) return all;
        for (var one : Fields.list(Entry.CONSISTENCY.file(), bundle.required(Entry.CONSISTENCY))) {
            if (one.number("to") != manifest.size())
                findings.add(Finding.of(
                        Kind.PROOF_WRONG,
                        "consistency.json has a proof that does not lead to the bundle's checkpoint"));
            all.put(one.number("from"), one.hashes("hashes"));
        }
        return all;
    }

    private void events() throws MalformedException {
        var seen = manifest.isRange() ? range() : selection();
        report.fact("events", seen.events);
        if (manifest.isRange()) {
            report.fact("removed", seen.removed);
            report.fact("checkedTo", seen.checkedTo);
        }
        if (seen.earliest <= seen.latest) {
            report.fact("earliest", EventTime.instant(seen.earliest).toString());
            report.fact("latest", EventTime.instant(seen.latest).toString());
        }
        if (seen.events == 0 && seen.isWhole)
            findings.add(Finding.of(Kind.EMPTY, "the bundle holds no event, so it proves nothing"));
        kept(seen);
    }

    private void kept(EventsSeen seen) {
        var kept = new KeptCheck(checkpoint, seen, proofs, acceptRestore, findings);
        kept.check(known);
        if (manifest.isRange() && seen.isWhole && !seen.isRootRight)
            findings.add(kept.rootDiffers(manifest.from(), manifest.to()));
        if (!last.isEmpty()) {
            report.fact("keptContained", kept.contained());
            report.fact("keptNotShown", kept.notShown());
        }
        if (!kept.restored().isEmpty()) report.note(kept.restored());
    }

    private EventsSeen range() throws MalformedException {
        var proof = RangeProof.parse(bundle.required(Entry.PROOF), manifest);
        var removed = RetentionRecords.read(bundle, checkpoint, manifest.tenant(), findings);
        var absence = bundle.bytes(Entry.ABSENCE);
        var claim = absence.isPresent()
                ? Optional.of(AbsenceCheck.open(bundle, absence.get(), keys))
                : Optional.<AbsenceCheck>empty();
        var terms = new Terms(manifest, removed, claim.map(AbsenceCheck::claim), cuts(claim));
        var seen = new RangeCheck(terms, checkpoint, proof, times(), findings).check(bundle);
        if (claim.isPresent()) claim.get().check(manifest, seen, findings, report);
        return seen;
    }

    private long[] cuts(Optional<AbsenceCheck> claim) {
        return LongStream.concat(
                        known.ofTenant().stream().mapToLong(Checkpoint::size),
                        claim.stream()
                                .flatMap(one -> Stream.of(one.before(), one.after()))
                                .mapToLong(Checkpoint::size))
                .filter(size -> size > manifest.from() && size <= manifest.to())
                .sorted()
                .distinct()
                .toArray();
    }

    /** When each size of this incarnation was signed first; a clock that was set back makes none of them earlier. */
    private Map<Long, Long> times() {
        var times = new TreeMap<Long, Long>();
        Stream.concat(known.ofTenant().stream(), Stream.of(checkpoint))
                .filter(one -> one.origin().equals(checkpoint.origin()))
                .forEach(one -> times.merge(one.size(), EventTime.micros(one.time()), Math::min));
        var latest = Long.MIN_VALUE;
        for (var one : times.entrySet()) {
            latest = Math.max(latest, one.getValue());
            one.setValue(latest);
        }
        return times;
    }

    private EventsSeen selection() throws MalformedException {
        if (bundle.has(Entry.ABSENCE)) throw new MalformedException("a selection proves no absence");
        var seen = new EventsSeen();
        var lines = new LinesOfSelection(checkpoint, manifest.tenant(), findings)
                .check(bundle, Entry.EVENTS, (position, event) -> {
                    seen.events++;
                    if (event.time() == EventTime.NONE) return;
                    seen.earliest = Math.min(seen.earliest, event.time());
                    seen.latest = Math.max(seen.latest, event.time());
                });
        // Lines that are not proven were told already.
        seen.isWhole = lines == seen.events;
        if (lines != manifest.count())
            findings.add(Finding.of(
                    Kind.EVENT_MISSING,
                    "manifest.json names " + manifest.count() + " events, the bundle holds " + lines));
        return seen;
    }

    private void heads() throws MalformedException {
        var heads = HeadsCheck.check(bundle, checkpoint, keys, findings);
        if (heads.isEmpty()) return;
        known.holdAgainst(heads.get());
        report.fact("headsSize", heads.get().size());
        report.fact("headsTime", heads.get().time().toString());
    }
}
