package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.bundle.Manifest;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.note.NoteException;
import io.holdfast.verify.note.TrustedKeys;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.report.Report;
import java.util.Arrays;

/**
 * Whether a range is all that was logged in the time of a claim.
 *
 * @param before signed before that time
 * @param after signed long enough after it
 */
record AbsenceCheck(Absence claim, Checkpoint before, Checkpoint after) {

    static AbsenceCheck open(Bundle bundle, byte[] json, TrustedKeys keys) throws MalformedException {
        return new AbsenceCheck(
                Absence.parse(json), checkpoint(bundle, Entry.BEFORE, keys), checkpoint(bundle, Entry.AFTER, keys));
    }

    private static Checkpoint checkpoint(Bundle bundle, Entry entry, TrustedKeys keys) throws MalformedException {
        try {
            return Checkpoint.open(bundle.required(entry), keys);
        } catch (NoteException e) {
            throw new MalformedException(entry.file() + ": " + e.getMessage());
        }
    }

    void check(Manifest manifest, EventsSeen seen, Findings findings, Report report) {
        isPart(Entry.BEFORE, before, manifest, seen, findings);
        isPart(Entry.AFTER, after, manifest, seen, findings);
        if (before.size() < manifest.from() || after.size() > manifest.to())
            findings.add(Finding.of(
                    Kind.EVENT_MISSING,
                    "the range does not reach from before.txt to after.txt, so no absence is proven"));
        if (before.time().isAfter(claim.from())
                || after.time().isBefore(claim.to().plus(Patience.TIME)))
            findings.add(Finding.of(
                    Kind.EVENT_MISSING, "before.txt and after.txt do not enclose the time of the claimed absence"));
        if (seen.removed > 0)
            findings.add(Finding.at(
                    Kind.EVENT_MISSING,
                    seen.firstRemoved,
                    "events of the range were removed under retention, so no absence is proven"));
        report.fact("absentUser", claim.user().toString());
        report.fact("absentFrom", claim.from().toString());
        report.fact("absentTo", claim.to().toString());
        report.fact("absentAsOf", after.time().toString());
    }

    private static void isPart(Entry entry, Checkpoint one, Manifest manifest, EventsSeen seen, Findings findings) {
        if (!one.origin().isSameTree(manifest.origin())) {
            findings.add(Finding.of(Kind.MALFORMED, entry.file() + " is of another log"));
            return;
        }
        var root = seen.root(one.size());
        if (root.isEmpty() || !Arrays.equals(root.get(), one.root()))
            findings.add(Finding.of(Kind.INCONSISTENT, entry.file() + " is not part of the bundle's log"));
    }
}
