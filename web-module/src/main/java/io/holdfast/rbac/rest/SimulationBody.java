package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.ChangedRight;
import io.holdfast.rbac.model.LockEffects;
import io.holdfast.rbac.model.RightsDifferences.Counted;
import io.holdfast.rbac.rest.SeparationViolationsResource.ViolationBody;
import io.holdfast.rbac.usecase.SimulatedChange;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a change would do, as it is answered. */
@Schema(name = "SimulatedChange")
public record SimulationBody(
        @Schema(description = "whether the caller could do it")
        boolean allowed,

        @Schema(description = "the first reason why not; absent when they could")
        RefusalBody refusal,

        @Schema(description = "of the organization's rights, as they stand")
        long epoch,

        @Schema(description = "how many people would gain anything")
        long gaining,

        @Schema(description = "how many people would lose anything")
        long losing,

        @Schema(description = "each permission that somebody would gain or lose, by key")
        List<CountBody> permissions,

        @Schema(description = "the first 200 changes for people whom the caller looks after, by their addresses")
        List<ChangeBody> changes,

        @Schema(description = "whether there are further ones")
        boolean more,

        // What would be kept apart no more. Undescribed: Payara takes an annotated accessor with "set" in its name for
        // a setter, and fails.
        List<SeparationSetBody> brokenSets,

        @Schema(description = "the first 100 people of these sets whom the caller looks after")
        List<ViolationBody> violations,

        @Schema(description = "what changed locks would do in the organizations below")
        BelowBody below) {
    @Schema(name = "SimulatedBelow")
    public record BelowBody(
            @Schema(description = "how many have somebody who would gain or lose anything")
            long organizations,

            long gaining,
            long losing,
            List<CountBody> permissions,

            @Schema(description = "the first 50 of these organizations, by name")
            List<InOrganizationBody> first) {
        static BelowBody of(LockEffects.Below below) {
            return new BelowBody(
                    below.organizations(),
                    below.gaining(),
                    below.losing(),
                    CountBody.of(below.permissions()),
                    below.first().stream().map(InOrganizationBody::of).toList());
        }
    }

    @Schema(name = "SimulatedOrganization")
    public record InOrganizationBody(
            String id,

            @Schema(example = "Lincoln PTO") String name,

            long gaining,
            long losing,
            List<CountBody> permissions) {
        static InOrganizationBody of(LockEffects.InOrganization one) {
            return new InOrganizationBody(
                    one.id().toString(), one.name(), one.gaining(), one.losing(), CountBody.of(one.permissions()));
        }
    }

    @Schema(name = "SimulatedRefusal")
    public record RefusalBody(
            @Schema(description = "as the problem's that the attempt would be answered with", example = "RBAC-2005")
            String code,

            String detail,

            @Schema(
                    description =
                            "where in the change, as the attempt's problem would say; absent when it is about the whole")
            List<FaultBody> errors) {
        static RefusalBody of(SimulatedChange.Refusal refusal) {
            List<FaultBody> errors = refusal.errors().stream()
                    .map(error -> new FaultBody(error.pointer(), error.detail()))
                    .toList();
            return new RefusalBody(refusal.code().code(), refusal.detail(), errors.isEmpty() ? null : errors);
        }
    }

    @Schema(name = "SimulatedFault")
    public record FaultBody(
            @Schema(example = "/rows/2/userId") String pointer, String detail) {}

    @Schema(name = "SimulatedCount")
    public record CountBody(@Schema(example = "read:budget") String permission, long gaining, long losing) {
        static List<CountBody> of(List<Counted> counts) {
            return counts.stream()
                    .map(count -> new CountBody(count.permission(), count.gaining(), count.losing()))
                    .toList();
        }
    }

    @Schema(name = "SimulatedRight")
    public record ChangeBody(
            String userId,
            String email,
            String name,

            @Schema(example = "read:budget") String permission,

            ScopeBody scope,

            @Schema(enumeration = {"GAINED", "LOST"}) String effect,

            @Schema(ref = ApiDescription.TIME) Instant from,

            @Schema(description = "the first moment when it is not so any more; absent: for ever")
            Instant to) {
        static ChangeBody of(ChangedRight change) {
            return new ChangeBody(
                    change.user().toString(),
                    change.email(),
                    change.name(),
                    change.permission(),
                    ScopeBody.of(change.scope()),
                    change.gained() ? "GAINED" : "LOST",
                    change.from(),
                    change.to());
        }
    }

    static SimulationBody of(SimulatedChange simulated) {
        return new SimulationBody(
                simulated.refusal().isEmpty(),
                simulated.refusal().map(RefusalBody::of).orElse(null),
                simulated.epoch(),
                simulated.gaining(),
                simulated.losing(),
                CountBody.of(simulated.permissions()),
                simulated.changes().stream().map(ChangeBody::of).toList(),
                simulated.more(),
                simulated.brokenSets().stream().map(SeparationSetBody::of).toList(),
                simulated.violations().stream().map(ViolationBody::of).toList(),
                BelowBody.of(simulated.below()));
    }
}
