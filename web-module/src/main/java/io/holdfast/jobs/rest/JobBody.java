package io.holdfast.jobs.rest;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.jobs.model.JobRecord;
import io.holdfast.webshared.openapi.ApiDescription;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job; members without a value are absent, and so are payload and result in lists. */
@Schema(name = "Job")
public record JobBody(
        String id,

        @Schema(example = "mail.deliver") String type,

        String title,

        @Schema(enumeration = {"WAITING", "RUNNING", "SUCCEEDED", "CANCELLED", "DEAD"})
        String state,

        @Schema(minimum = "0", maximum = "9", description = "a step is worth a minute of waiting")
        int priority,

        @Schema(description = "who submitted it; absent when no person did")
        String userId,

        @Schema(description = "the schedule that made it") String scheduleId,

        @Schema(ref = ApiDescription.TIME) Instant slot,

        @Schema(ref = ApiDescription.TIME) Instant runAt,

        @Schema(description = "how often it was begun") int attempts,

        int failures,

        @Schema(description = "failures after which it is dead")
        int maxAttempts,

        long timeoutSeconds,

        @Schema(description = "id of the node that has it, or had it last")
        String node,

        @Schema(ref = ApiDescription.TIME) Instant createdAt,

        @Schema(ref = ApiDescription.TIME) Instant startedAt,

        @Schema(ref = ApiDescription.TIME) Instant finishedAt,

        Progress progress,

        @Schema(description = "why the last attempt failed") String error,

        @Schema(type = SchemaType.OBJECT) JsonStructure payload,

        @Schema(type = SchemaType.OBJECT) JsonStructure result) {
    /** How far a job is. */
    @Schema(name = "JobProgress")
    public record Progress(
            long done,
            long total,
            @Schema(example = "mails") String unit) {}

    static JobBody of(JobRecord job) {
        return new JobBody(
                job.id().toString(),
                job.type(),
                job.title(),
                job.state().name(),
                job.priority(),
                text(job.user()),
                text(job.schedule()),
                job.slot(),
                job.runAt(),
                job.attempts(),
                job.failures(),
                job.maxAttempts(),
                job.timeout().toSeconds(),
                job.node(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.progress() == null
                        ? null
                        : new Progress(
                                job.progress().done(),
                                job.progress().total(),
                                job.progress().unit()),
                job.error(),
                json(job.payload()),
                json(job.result()));
    }

    private static JsonStructure json(String text) {
        if (text == null) {
            return null;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.read();
        }
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }
}
