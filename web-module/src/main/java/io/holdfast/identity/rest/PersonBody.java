package io.holdfast.identity.rest;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.State;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member, or somebody who is invited; members without a value are absent. */
@Schema(name = "Person")
public record PersonBody(
        @Schema(description = "of the member, or of the invitation of somebody who is no member yet")
        String id,

        String email,
        String name,

        @Schema(enumeration = {"ACTIVE", "DISABLED", "INVITED"})
        String status,

        @Schema(description = "the client organization; absent for people of none")
        String accountId,

        String account,

        @Schema(
                description = "the names of the roles that they hold somewhere now; the first role of somebody who is"
                        + " invited")
        List<String> roles,

        @Schema(ref = ApiDescription.TIME) Instant lastLoginAt,

        @Schema(ref = ApiDescription.TIME) Instant createdAt,

        @Schema(description = "when an invitation ends, or has ended")
        Instant invitedUntil) {
    static PersonBody of(Member member) {
        return new PersonBody(
                member.user().toString(),
                member.email(),
                member.name(),
                member.state().name(),
                member.accountId() == null ? null : member.accountId().toString(),
                member.account(),
                member.roles(),
                member.lastLogin(),
                member.since(),
                member.state() == State.INVITED ? member.invitedUntil() : null);
    }
}
