package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.PermissionTemplate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which version of each template an organization has. */
@Schema(name = "PermissionTemplates")
public record PermissionTemplatesBody(List<TemplateBody> templates) {
    @Schema(name = "PermissionTemplate")
    public record TemplateBody(
            @Schema(example = "parent-teacher-organization", description = "the shipped pack of roles")
            String pack,

            @Schema(example = "budget") String module,

            @Schema(description = "that the organization has", example = "1")
            int version,

            @Schema(description = "that is published", example = "2")
            int newest,

            @Schema(
                    description =
                            "the organization gets each newer version with the release that brings it; else it keeps the one that it has")
            boolean followsNewest) {
        static TemplateBody of(PermissionTemplate template) {
            return new TemplateBody(
                    template.pack(),
                    template.module(),
                    template.version(),
                    template.newest(),
                    template.followsNewest());
        }
    }

    static PermissionTemplatesBody of(List<PermissionTemplate> templates) {
        return new PermissionTemplatesBody(
                templates.stream().map(TemplateBody::of).toList());
    }
}
