package io.holdfast.audit.bundle;

import io.holdfast.audit.bundle.BundleOrder.Kind;

/** The page of a bundle that people read first. */
final class BundleReadme {
    private BundleReadme() {}

    static String of(Bundle bundle) {
        return """
                EVIDENCE FROM AN AUDIT LOG

                Log          %s
                Made         %s
                Proven by    the checkpoint of %d events in checkpoint.txt
                Contents     %s

                HOW TO CHECK IT

                You need Java 17 or newer, holdfast-verify.jar, and the log's public key. Get the jar and the key from
                somebody you trust, not from this file: a forger would put his own key into it. keys.txt holds the key
                only so that you can compare.

                    java -jar holdfast-verify.jar THIS-FILE.zip --key 'name+id+key'

                The verdict is VERIFIED (exit code 0), or FAILED (1) with what does not fit and where it begins. Without a
                key the verdict can only be that the file fits together (3).

                Keep checkpoint.txt. At the next check, give it with --last: then it is also proven that nothing of what
                you see today was removed or changed since. An organization that mirrors its checkpoints can give you the
                mirror's file in the same way.

                WHAT IT PROVES, AND WHAT NOT

                Every event in events.jsonl stands in the log as it was written, at its position, and the log is one that
                the key's holder signed. Personal values (addresses, names) are not in the file: an event holds a
                commitment for each, so that they can be erased while the proof stands. Events after the checkpoint are not
                covered. Who holds the secret key could sign another log; a checkpoint that you kept, or a mirror out of
                their reach, shows it.

                The format is written down in docs/AUDIT-PROOF.md of Holdfast, so that anybody can write another verifier.
                It rests on RFC 6962, RFC 8785, RFC 8032 and C2SP tlog-checkpoint.
                """.formatted(bundle.origin(), bundle.made(), bundle.size(), contents(bundle));
    }

    private static String contents(Bundle bundle) {
        if (bundle.kind() == Kind.SELECTION) {
            return bundle.count() + " chosen events, each with a proof of its own";
        }
        String positions = "all events at the positions " + bundle.from() + " to " + (bundle.to() - 1);
        return bundle.kind() == Kind.RANGE
                ? positions
                : positions + ":\n             among them none of user "
                        + bundle.absence().user() + "\n             from "
                        + bundle.absence().from() + " until " + bundle.absence().to();
    }
}
