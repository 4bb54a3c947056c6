package io.holdfast.tenancy.rest;

import io.holdfast.tenancy.model.Organization;
import jakarta.json.bind.annotation.JsonbNillable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization of the installation. */
@JsonbNillable
@Schema(name = "Organization")
public record OrganizationBody(
        String id,

        @Schema(example = "oak") String slug,

        @Schema(example = "Oak PTO") String name,

        @Schema(enumeration = {"engineering-portal", "food-safety", "parent-teacher-organization"})
        String kind,

        @Schema(enumeration = {"active", "suspended", "closed"})
        String status,

        @Schema(nullable = true, description = "the organization above")
        String parentId,

        @Schema(nullable = true) String parentName,

        @Schema(description = "active members; 1001 for any number above 1000")
        int people) {
    static OrganizationBody of(Organization one) {
        return new OrganizationBody(
                one.id().toString(),
                one.slug(),
                one.name(),
                one.kind(),
                one.status(),
                one.parent() == null ? null : one.parent().toString(),
                one.parentName(),
                one.people());
    }
}
