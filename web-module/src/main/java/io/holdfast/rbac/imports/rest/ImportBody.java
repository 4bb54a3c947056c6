package io.holdfast.rbac.imports.rest;

import io.holdfast.jobs.SubmittedJob;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.usecase.ImportView;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import, as it is answered. */
@Schema(name = "Import")
public record ImportBody(
        String id,

        @Schema(ref = ApiDescription.TIME) Instant createdAt,

        @Schema(implementation = Import.State.class, description = "CHECKED: it can be applied")
        String state,

        @Schema(description = "in which its days are meant", example = "America/Chicago")
        String zone,

        @Schema(description = "without that of the names", example = "250")
        int lines,

        @Schema(description = "what would become of the lines, and after it is applied what did")
        Counts counts,

        @Schema(description = "the roles that lines give, at most 200 entries")
        List<RoleCount> roles,

        @Schema(description = "that checks or applies it; absent when it is forgotten")
        Progress job) {
    @Schema(name = "ImportCounts")
    public record Counts(
            @Schema(description = "not looked at yet") long unread,

            @Schema(description = "members who would get a role")
            long assign,

            @Schema(description = "people who would be invited")
            long invite,

            @Schema(description = "nothing to do: it is so already")
            long present,

            @Schema(description = "left out; each says why") long refused,
            long assigned,
            long invited,

            @Schema(description = "refused when it was done")
            long failed) {}

    @Schema(name = "ImportRole")
    public record RoleCount(
            @Schema(example = "member") String role,

            @Schema(enumeration = {"ASSIGN", "INVITE", "ASSIGNED", "INVITED"})
            String state,

            long lines) {}

    @Schema(name = "ImportProgress")
    public record Progress(
            @Schema(enumeration = {"WAITING", "RUNNING", "SUCCEEDED", "CANCELLED", "DEAD"})
            String state,

            long done,
            long total,

            @Schema(description = "why it does not go on; absent when it does")
            String error) {
        static Progress of(SubmittedJob job) {
            return new Progress(job.state(), job.done(), job.total(), job.error());
        }
    }

    static ImportBody of(ImportView view) {
        Import made = view.made();
        return new ImportBody(
                made.id().toString(),
                made.createdAt(),
                made.state().name(),
                made.zone(),
                made.lines(),
                new Counts(
                        view.lines(State.READ),
                        view.lines(State.ASSIGN),
                        view.lines(State.INVITE),
                        view.lines(State.PRESENT),
                        view.lines(State.REFUSED),
                        view.lines(State.ASSIGNED),
                        view.lines(State.INVITED),
                        view.lines(State.FAILED)),
                view.counts().stream()
                        .filter(count -> count.role() != null)
                        .map(count -> new RoleCount(count.role(), count.state().name(), count.lines()))
                        .toList(),
                view.job().map(Progress::of).orElse(null));
    }
}
