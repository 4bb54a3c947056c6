package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.event.EventReader;
import io.holdfast.verify.event.EventTime;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.tree.Hashes;
import io.holdfast.verify.tree.InclusionProof;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

/** Events with an inclusion proof each, in constant memory. */
final class LinesOfSelection {
    /** Is told each event that is proven. */
    interface Listener {
        void proven(long position, EventReader event);
    }

    private final Checkpoint checkpoint;
    private final Findings findings;
    private final EventReader event;
    private final Hashes hashes = new Hashes();
    private final SelectionLine line = new SelectionLine();
    private long before = -1;
    private long lines;

    LinesOfSelection(Checkpoint checkpoint, UUID tenant, Findings findings) {
        this.checkpoint = checkpoint;
        this.findings = findings;
        this.event = new EventReader(tenant);
    }

    /** @return how many lines there were */
    long check(Bundle bundle, Entry entry, Listener listener) throws MalformedException {
        try (var in = bundle.stream(entry)) {
            var blocks = new LineBlocks(in, entry.file());
            for (var block = blocks.next(); block != null; block = blocks.next()) {
                for (int from = 0; from < block.length(); ) {
                    var to = LineBlocks.endOfLine(block.bytes(), from);
                    line(block.bytes(), from, to, entry, listener);
                    from = to + 1;
                }
                blocks.reuse(block);
            }
        } catch (IOException e) {
            throw Bundle.unpackable(entry);
        }
        return lines;
    }

    private void line(byte[] bytes, int from, int to, Entry entry, Listener listener) throws MalformedException {
        if (!line.parse(bytes, from, to))
            throw new MalformedException("a line of " + entry.file() + " is not of the format");
        lines++;
        var n = line.position();
        if (n <= before)
            findings.add(Finding.at(Kind.POSITION_REPEATED, n, "position " + n + " comes again or too late"));
        before = Math.max(before, n);
        event.read(bytes, line.eventFrom(), line.eventTo());
        EventRules.check(event, n, findings);
        var root = InclusionProof.root(
                n, checkpoint.size(), hashes.leaf(bytes, line.eventFrom(), line.eventTo()), line.proof(), hashes);
        if (root.isEmpty() || !Arrays.equals(root.get(), checkpoint.root())) {
            findings.add(Finding.at(
                    Kind.PROOF_WRONG,
                    n,
                    "the proof of position " + n + " does not lead from its event to the signed root"));
            return;
        }
        if (event.time() != EventTime.NONE && event.time() > EventTime.micros(checkpoint.time()) + Patience.MICROS)
            findings.add(Finding.at(
                    Kind.TIME_WRONG, n, "the event at position " + n + " is later than the checkpoint that covers it"));
        listener.proven(n, event);
    }
}
