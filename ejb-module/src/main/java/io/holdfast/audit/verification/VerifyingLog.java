package io.holdfast.audit.verification;

import io.holdfast.audit.model.EventKey;
import io.holdfast.audit.model.PositionedEvents.Accounted;
import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.audit.proof.VerifierKey;
import io.holdfast.audit.usecase.RecordingVerification;
import io.holdfast.audit.verification.VerificationReading.Extent;
import io.holdfast.audit.verification.VerificationReading.Portion;
import io.holdfast.jobs.JobFailure;
import io.holdfast.jobs.JobHandler;
import io.holdfast.jobs.JobPolicy;
import io.holdfast.jobs.JobRun;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Verifies the whole log of a tenant in the background. */
@ApplicationScoped
public class VerifyingLog implements JobHandler {
    public static final String TYPE = "audit.verify";

    /** A log of a hundred million events needs hours; nobody waits for them. */
    private static final JobPolicy POLICY =
            JobPolicy.STANDARD.withTimeout(Duration.ofHours(12)).withAttempts(3).withPriority(3);

    @Inject
    VerificationReading reading;

    @Inject
    RecordingVerification recording;

    @Inject
    CallerContext context;

    @Inject
    @ConfigProperty(name = "holdfast.audit.mirror-file")
    Optional<String> mirrorFile;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobPolicy policy() {
        return POLICY;
    }

    @Override
    public void run(JobRun run) throws JobFailure {
        Extent extent = reading.extent();
        List<VerifierKey> keys = extent.keys().stream()
                .map(PublicKey::vkey)
                .map(VerifierKey::parse)
                .toList();
        var walk = new LogWalk(context.tenant().value(), keys, extent.removable());
        positions(walk, extent, run);
        walk.end(extent.said());
        mirror(walk, extent);
        strays(walk, run);
        reading.returned().forEach(walk::returned);
        Verified result = walk.result();
        run.result(result);
        run.finishing(() -> recording.record(result));
    }

    private void positions(LogWalk walk, Extent extent, JobRun run) {
        while (walk.next() < extent.positions()) {
            Portion portion = reading.portion(walk.next());
            if (portion.positions().isEmpty()) {
                return;
            }
            step(walk, portion);
            Map<Subtree, byte[]> completed = walk.completed();
            Map<Subtree, byte[]> stored = reading.stored(completed.keySet());
            completed.forEach((subtree, hash) -> walk.stored(subtree, hash, stored.get(subtree)));
            run.progress(Math.min(walk.next(), extent.positions()), extent.positions(), "events");
        }
    }

    private static void step(LogWalk walk, Portion portion) {
        Iterator<SignedCheckpoint> checkpoints = portion.checkpoints().iterator();
        SignedCheckpoint due = next(checkpoints);
        for (var position : portion.positions()) {
            walk.position(position);
            while (due != null && due.size() <= walk.next()) {
                if (due.size() == walk.next()) {
                    walk.checkpoint(due);
                }
                due = next(checkpoints);
            }
        }
    }

    private static SignedCheckpoint next(Iterator<SignedCheckpoint> checkpoints) {
        return checkpoints.hasNext() ? checkpoints.next() : null;
    }

    /** What the mirror holds under the name of the present incarnation. What came before another has its event in the log. */
    private void mirror(LogWalk walk, Extent extent) throws JobFailure {
        Path file = mirrorFile.map(Path::of).filter(Files::isReadable).orElse(null);
        if (file == null || extent.newest() == null) {
            return;
        }
        try {
            MirroredNotes.read(file, extent.newest().origin(), (checkpoint, note) -> compare(walk, extent, checkpoint));
        } catch (IOException e) {
            throw new JobFailure("The mirror of the checkpoints cannot be read.", e);
        }
    }

    private void compare(LogWalk walk, Extent extent, Checkpoint checkpoint) {
        Optional<byte[]> root = reading.rootOfSize(checkpoint.size());
        // What was signed since this verification began is left to the next one.
        if (checkpoint.size() <= extent.said() || root.isEmpty()) {
            walk.mirrored(checkpoint, root.orElse(null), extent.said());
        }
    }

    private void strays(LogWalk walk, JobRun run) {
        EventKey place = null;
        List<Accounted> some;
        do {
            some = reading.accounted(place);
            for (Accounted event : some) {
                if (!event.accounted()) {
                    walk.unaccounted(event.key().id());
                }
                place = event.key();
            }
        } while (some.size() == VerificationReading.PORTION && !run.isCancelled());
    }
}
