package io.holdfast.audit.ui;

import io.holdfast.audit.model.MirrorDoors.Progress;
import io.holdfast.audit.model.ProvenLog.PublicKey;
import io.holdfast.audit.usecase.VerifyingAudit;
import io.holdfast.audit.usecase.VerifyingAudit.ProofStanding;
import io.holdfast.audit.usecase.VerifyingAudit.Verification;
import io.holdfast.audit.verification.Finding;
import io.holdfast.audit.verification.Verified;
import io.holdfast.webshared.ui.Figure;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Can you prove that nothing was changed? What is covered, what not yet, and how to check it without believing this server. */
@Named("proof")
@RequestScoped
public class ProofPage {
    private static final int ALL = 100;

    @Inject
    VerifyingAudit verifying;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private ProofStanding standing;
    private List<Verification> verifications;

    /** Reads how things stand, or begins a verification when the form was sent, before anything is written. */
    public void open() throws IOException {
        if (request.getMethod().equals("POST")) {
            begin();
            return;
        }
        standing = verifying.standing();
        verifications = verifying.latest();
    }

    private void begin() throws IOException {
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (PageForm.isForeign(request)) {
            return;
        }
        verifying.start();
        answer.redirect(request.getContextPath() + "/proof?notice=" + Notice.VERIFICATION_BEGUN.word());
    }

    /** The answer. */
    public String getAnswer() {
        Verified last = lastResult();
        if (last != null && !last.intact()) {
            return last.found() == 1
                    ? "No: one thing is not as it was proven."
                    : "No: " + number(last.found()) + " things are not as they were proven.";
        }
        if (standing.checkpoint() == null) {
            return "Not yet: no checkpoint has been signed.";
        }
        return "Yes, for the first " + events(standing.checkpoint().size()) + ": the checkpoint of "
                + at(standing.checkpoint().signedAt()) + " covers them.";
    }

    public Tag getState() {
        Verified last = lastResult();
        if (last != null && !last.intact()) {
            return Tag.bad("Not as proven");
        }
        return standing.checkpoint() == null ? Tag.attention("Not signed yet") : Tag.good("Proven");
    }

    private Verified lastResult() {
        return verifications.stream()
                .filter(verification -> verification.result() != null)
                .map(Verification::result)
                .findFirst()
                .orElse(null);
    }

    public List<Figure> getFigures() {
        var checkpoint = standing.checkpoint();
        long covered = checkpoint == null ? 0 : checkpoint.size();
        long open = standing.size() - covered + standing.pending();
        return List.of(
                new Figure("covered", "Covered", number(covered), "of " + events(standing.size() + standing.pending())),
                new Figure(
                        "window",
                        "Not covered yet",
                        number(open),
                        open == 0
                                ? "everything is covered"
                                : "the next checkpoint covers them, within seconds as a rule"),
                new Figure(
                        "checkpoint",
                        "Newest checkpoint",
                        checkpoint == null ? "none" : when.clock().ago(checkpoint.signedAt()),
                        checkpoint == null
                                ? "is a signing key set?"
                                : checkpoint.incarnation() == 1
                                        ? "signed at " + at(checkpoint.signedAt())
                                        : "signed at " + at(checkpoint.signedAt()) + ", after a restore ("
                                                + checkpoint.incarnation() + ")"),
                mirror());
    }

    private Figure mirror() {
        long behind =
                standing.mirrors().stream().mapToLong(Progress::behind).max().orElse(-1);
        String names = standing.mirrors().stream()
                .map(mirror -> mirror.name().equals("file") ? "a file elsewhere" : mirror.name())
                .collect(Collectors.joining(" and "));
        if (behind < 0) {
            return new Figure("mirror", "Mirror", "none", "a tail cut off the log would go unseen");
        }
        return new Figure(
                "mirror",
                "Mirror",
                behind == 0 ? "complete" : number(behind) + " behind",
                "checkpoints go to " + names);
    }

    /** A public key to copy. */
    public record Key(String text, String since) {}

    public List<Key> getKeys() {
        return standing.keys().stream()
                .map(key -> new Key(key.vkey(), lifetime(key)))
                .toList();
    }

    private String lifetime(PublicKey key) {
        return key.until() == null
                ? "signs since " + at(key.since())
                : "signed from " + at(key.since()) + " until " + at(key.until());
    }

    /** The size up to which a bundle can be had; 0 before the first checkpoint. */
    public long getSize() {
        return standing.checkpoint() == null ? 0 : standing.checkpoint().size();
    }

    /** True while a verification waits or runs: then the page renews itself soon, and another need not be begun. */
    public boolean isUnderWay() {
        return verifications.stream().anyMatch(Verification::isOpen);
    }

    /**
     * A verification in words.
     *
     * @param progress "12,000 of 40,000 events"; null when it is over
     */
    public record Row(
            String id,
            Tag tag,
            String when,
            String by,
            String progress,
            int percent,
            String outcome,
            List<Wrong> wrong) {}

    /** Something that is wrong. @param event its id; null when it is about no single one */
    public record Wrong(String kind, String where, String says, String event) {}

    public List<Row> getRows() {
        return verifications.stream().map(this::row).toList();
    }

    private Row row(Verification verification) {
        var job = verification.job();
        Verified result = verification.result();
        return new Row(
                job.id().toString(),
                tag(verification),
                job.finishedAt() == null ? "since " + at(job.createdAt()) : at(job.finishedAt()),
                job.submittedBy() == null ? "the system" : job.submittedBy(),
                job.isOpen() && job.total() > 0 ? number(job.done()) + " of " + events(job.total()) : null,
                job.total() <= 0 ? 0 : (int) Math.min(ALL, job.done() * ALL / job.total()),
                result == null ? job.error() : outcome(result),
                result == null
                        ? List.of()
                        : result.findings().stream().map(ProofPage::wrong).toList());
    }

    private static Wrong wrong(Finding finding) {
        return new Wrong(
                finding.kind(),
                finding.position() == null ? "no position" : "position " + number(finding.position()),
                finding.says(),
                finding.event());
    }

    private static Tag tag(Verification verification) {
        if (verification.result() != null) {
            return verification.result().intact() ? Tag.good("As proven") : Tag.bad("Not as proven");
        }
        return switch (verification.job().state()) {
            case "RUNNING" -> Tag.neutral("Reads");
            case "WAITING" -> Tag.neutral("Waits");
            case "CANCELLED" -> Tag.neutral("Cancelled");
            default -> Tag.bad("Could not finish");
        };
    }

    private static String outcome(Verified result) {
        return events(result.events()) + " compared with their proven bytes, "
                + counted(result.checkpoints(), "checkpoint") + " computed again, "
                + counted(result.mirrored(), "mirrored checkpoint") + " compared"
                + (result.intact() ? "." : ". Found: " + number(result.found()) + ".");
    }

    private static String counted(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String events(long count) {
        return counted(count, "event");
    }

    private static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    private String at(Instant moment) {
        ViewerClock clock = when.clock();
        LocalDate day = LocalDate.ofInstant(moment, clock.zone());
        return day.equals(clock.today()) ? clock.time(moment) : clock.day(day) + ", " + clock.time(moment);
    }
}
