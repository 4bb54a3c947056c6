package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.Fields;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.note.NoteException;
import io.holdfast.verify.note.TrustedKeys;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import io.holdfast.verify.tree.Hashes;
import io.holdfast.verify.tree.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** That the checkpoint is on record among those of all organizations of the installation. */
final class HeadsCheck {
    private HeadsCheck() {}

    /** The heads' checkpoint when it holds, empty when the bundle has none or it does not. */
    static Optional<Checkpoint> check(Bundle bundle, Checkpoint checkpoint, TrustedKeys keys, Findings findings)
            throws MalformedException {
        if (!bundle.has(Entry.HEAD) && !bundle.has(Entry.HEADS)) return Optional.empty();
        var head = Fields.of(Entry.HEAD.file(), bundle.required(Entry.HEAD));
        try {
            var heads = Checkpoint.open(bundle.required(Entry.HEADS), keys);
            if (!heads.origin().log().equals(checkpoint.origin().log())
                    || heads.origin().tenant().isPresent()
                    || heads.origin().incarnation() < checkpoint.origin().incarnation())
                throw new MalformedException("heads.txt is of another log");
            var hashes = new Hashes();
            var expected = leaf(checkpoint, head.hash("secret"), hashes);
            var root = InclusionProof.root(
                    head.number("index"),
                    heads.size(),
                    hashes.leaf(expected.getBytes(StandardCharsets.US_ASCII)),
                    head.hashes("hashes"),
                    hashes);
            if (expected.equals(head.text("leaf")) && root.isPresent() && Arrays.equals(root.get(), heads.root()))
                return Optional.of(heads);
            findings.add(Finding.of(
                    Kind.PROOF_WRONG,
                    "head.json does not prove that the checkpoint is among the installation's heads"));
        } catch (NoteException e) {
            findings.add(Finding.of(e.kind(), "heads.txt: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static String leaf(Checkpoint checkpoint, byte[] secret, Hashes hashes) {
        var hex = HexFormat.of();
        var tenant = Terms.bytes(checkpoint.origin().tenant().orElseThrow());
        return "{\"blind\":\"" + hex.formatHex(hashes.blind(secret, tenant)) + "\",\"format\":1,\"root\":\""
                + hex.formatHex(checkpoint.root()) + "\",\"size\":" + checkpoint.size() + ",\"time\":\""
                + checkpoint.time() + "\"}";
    }
}
