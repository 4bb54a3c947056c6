package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.VerifyingAudit.Verification;
import io.holdfast.audit.verification.Finding;
import io.holdfast.audit.verification.Verified;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A verification of the log; members without a value are absent. */
@Schema(name = "AuditVerification")
public record VerificationBody(
        String id,

        @Schema(enumeration = {"WAITING", "RUNNING", "SUCCEEDED", "CANCELLED", "DEAD"})
        String state,

        @Schema(
                enumeration = {"VERIFIED", "FAILED"},
                description = "what came of it; absent until it is done")
        String verdict,

        @Schema(ref = ApiDescription.TIME) Instant createdAt,

        @Schema(ref = ApiDescription.TIME) Instant finishedAt,

        @Schema(description = "events that were read so far")
        long done,

        @Schema(description = "of so many") long total,

        @Schema(description = "why the verification itself failed")
        String error,

        @Schema(description = "events that were compared") Long events,

        @Schema(description = "what lies before this position is covered by a checkpoint that fits")
        Long covered,

        @Schema(description = "checkpoints that were computed again")
        Long checkpoints,

        @Schema(description = "mirrored checkpoints that were compared")
        Long mirrored,

        @Schema(description = "how many things are wrong") Long found,

        @Schema(description = "the first of them") List<FindingBody> findings) {
    /** Something that is wrong. */
    @Schema(name = "AuditFinding")
    public record FindingBody(
            @Schema(example = "EVENT_CHANGED") String kind,

            @Schema(description = "the first position where it shows")
            Long position,

            @Schema(description = "id of the event") String event,
            String detail) {
        static FindingBody of(Finding finding) {
            return new FindingBody(finding.kind(), finding.position(), finding.event(), finding.says());
        }
    }

    static VerificationBody of(Verification verification) {
        var job = verification.job();
        Verified result = verification.result();
        return new VerificationBody(
                job.id().toString(),
                job.state(),
                result == null ? null : result.intact() ? "VERIFIED" : "FAILED",
                job.createdAt(),
                job.finishedAt(),
                job.done(),
                job.total(),
                job.error(),
                result == null ? null : result.events(),
                result == null ? null : result.covered(),
                result == null ? null : result.checkpoints(),
                result == null ? null : result.mirrored(),
                result == null ? null : result.found(),
                result == null
                        ? null
                        : result.findings().stream().map(FindingBody::of).toList());
    }
}
