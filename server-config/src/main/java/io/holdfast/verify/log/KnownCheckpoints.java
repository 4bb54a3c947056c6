package io.holdfast.verify.log;

import io.holdfast.verify.bundle.UnreadableException;
import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.note.NoteException;
import io.holdfast.verify.note.NoteFile;
import io.holdfast.verify.note.Origin;
import io.holdfast.verify.note.TrustedKeys;
import io.holdfast.verify.report.Finding;
import io.holdfast.verify.report.Findings;
import io.holdfast.verify.report.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checkpoints of one log that somebody kept, from files such as mirrors, held against each other. */
public final class KnownCheckpoints {
    private static final int MAX = 500_000;
    /** Signatures are verified on all processors, so many notes at a time. */
    private static final int AT_ONCE = 1024;

    private final Origin ours;
    private final boolean withHeads;
    private final TrustedKeys keys;
    private final Findings findings;
    private final Map<String, Checkpoint> bySize = new HashMap<>();
    private final List<Checkpoint> ofTenant = new ArrayList<>();
    private final List<Checkpoint> ofHeads = new ArrayList<>();
    private final List<Newest> newest = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** The last checkpoint of the tenant in a file. */
    record Newest(Path file, Checkpoint checkpoint) {}

    private record Raw(byte[] note, boolean isLast) {}

    /** @param withHeads whether those of the installation's heads are wanted, which are many */
    public KnownCheckpoints(Origin ours, boolean withHeads, TrustedKeys keys, Findings findings) {
        this.ours = ours;
        this.withHeads = withHeads;
        this.keys = keys;
        this.findings = findings;
    }

    /** @throws UnreadableException when there is no such file or it has no checkpoint of this log */
    public void read(Path file) throws IOException, UnreadableException {
        Checkpoint before = null;
        var beforeOfHeads = new HashMap<String, Checkpoint>();
        try (var notesOfFile = NoteFile.open(file)) {
            for (var some = some(notesOfFile, file); !some.isEmpty(); some = some(notesOfFile, file)) {
                for (var one : opened(some, file)) {
                    if (one.origin().tenant().isPresent()) {
                        order(before, one);
                        before = one;
                        keep(one, ofTenant);
                    } else {
                        order(beforeOfHeads.put(one.origin().text(), one), one);
                        keep(one, ofHeads);
                    }
                }
            }
        }
        if (before == null) throw new UnreadableException(file + " has no checkpoint of this log.");
        newest.add(new Newest(file, before));
    }

    /** Holds a checkpoint of the bundle against those that were kept. */
    void holdAgainst(Checkpoint checkpoint) {
        isNew(checkpoint);
    }

    private List<Raw> some(NoteFile file, Path path) throws IOException {
        var some = new ArrayList<Raw>();
        try {
            while (some.size() < AT_ONCE) {
                var note = file.next();
                if (note.isEmpty()) break;
                if (isOurs(note.get())) some.add(new Raw(note.get(), file.isAtEnd()));
            }
        } catch (NoteException e) {
            findings.add(Finding.of(e.kind(), path + ": " + e.getMessage()));
        }
        return some;
    }

    /** A first line that is no origin at all is looked at, so that a file of something else is not passed over in silence. */
    private boolean isOurs(byte[] note) {
        var end = 0;
        while (end < note.length && note[end] != '\n') end++;
        var origin = Origin.parse(new String(note, 0, end, StandardCharsets.UTF_8));
        return origin.isEmpty()
                || (origin.get().log().equals(ours.log())
                        && (origin.get().isSameTree(ours)
                                || (withHeads && origin.get().tenant().isEmpty())));
    }

    private List<Checkpoint> opened(List<Raw> some, Path file) {
        record Opened(Optional<Checkpoint> checkpoint, Optional<NoteException> problem) {}
        var all = some.parallelStream()
                .map(raw -> {
                    try {
                        return new Opened(Optional.of(Checkpoint.open(raw.note, keys)), Optional.empty());
                    } catch (NoteException e) {
                        return new Opened(Optional.empty(), Optional.of(e));
                    }
                })
                .toList();
        var good = new ArrayList<Checkpoint>();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).checkpoint().ifPresent(good::add);
            if (all.get(i).problem().isPresent()) problem(all.get(i).problem().get(), some.get(i).isLast, file);
        }
        return good;
    }

    /** Whoever writes a mirror can die within its last note. */
    private void problem(NoteException problem, boolean isLast, Path file) {
        if (isLast && problem.kind() == Kind.MALFORMED)
            notes.add("The last note of " + file + " is not whole and was left out.");
        else findings.add(Finding.of(problem.kind(), file + ": " + problem.getMessage()));
    }

    /** One file is written in the order of events. */
    private void order(Checkpoint before, Checkpoint next) {
        if (before == null || !before.origin().equals(next.origin())) return;
        if (next.size() < before.size())
            findings.add(Finding.between(
                    Kind.FORKED,
                    next.size(),
                    before.size(),
                    "the log was signed with size " + before.size() + ", and later with size " + next.size()));
        if (next.time().isBefore(before.time().minus(Patience.TIME)))
            findings.add(Finding.between(
                    Kind.TIME_WRONG,
                    before.size(),
                    Math.max(next.size(), before.size() + 1),
                    "the checkpoint of size " + next.size() + " has the time " + next.time()
                            + ", earlier than the one before it, " + before.time()));
    }

    private void keep(Checkpoint one, List<Checkpoint> all) throws UnreadableException {
        if (!isNew(one)) return;
        if (all.size() == MAX) throw new UnreadableException("More than " + MAX + " checkpoints are too many at once.");
        all.add(one);
    }

    private boolean isNew(Checkpoint one) {
        var same = bySize.putIfAbsent(one.origin().text() + "\n" + one.size(), one);
        if (same != null && !Arrays.equals(same.root(), one.root()))
            findings.add(Finding.of(
                    Kind.FORKED,
                    "two signed checkpoints of " + one.origin().text() + " have the size " + one.size()
                            + " and different roots"));
        return same == null;
    }

    List<Checkpoint> ofTenant() {
        return ofTenant;
    }

    List<Newest> newest() {
        return newest;
    }

    public List<String> notes() {
        return notes;
    }
}
