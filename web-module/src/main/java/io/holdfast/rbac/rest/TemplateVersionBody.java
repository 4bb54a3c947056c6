package io.holdfast.rbac.rest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.holdfast.rbac.model.PermissionMatrix.Cell;
import io.holdfast.rbac.usecase.TemplateVersion;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What roles hold by one version of a template, and what it would change for the organization. */
@Schema(name = "PermissionTemplateVersion")
public record TemplateVersionBody(
        @Schema(description = "what the organization has") PermissionTemplatesBody.TemplateBody template,

        @Schema(description = "the one that is told of", example = "2")
        int version,

        @Schema(description = "by key") List<PermissionBody> permissions,

        @Schema(
                description =
                        "beside the version that the organization has; what it adds, removes, or has locked above it still goes before")
        List<ChangeBody> changes) {
    @Schema(name = "PermissionTemplateEntry")
    public record PermissionBody(
            @Schema(example = "approve:budget") String key,

            @Schema(description = "names, sorted") List<String> roles) {}

    @Schema(name = "PermissionTemplateChange")
    public record ChangeBody(
            @Schema(example = "approve:budget") String key,

            @Schema(example = "treasurer") String role,

            @Schema(enumeration = {"GAIN", "LOSE"}) String effect) {}

    static TemplateVersionBody of(TemplateVersion version) {
        List<PermissionBody> permissions = version.holds().stream()
                .collect(groupingBy(Cell::permission, TreeMap::new, mapping(Cell::role, toList())))
                .entrySet()
                .stream()
                .map(entry -> new PermissionBody(entry.getKey(), entry.getValue()))
                .toList();
        return new TemplateVersionBody(
                PermissionTemplatesBody.TemplateBody.of(version.template()),
                version.version(),
                permissions,
                Stream.concat(changes(version.gained(), "GAIN"), changes(version.lost(), "LOSE"))
                        .toList());
    }

    private static Stream<ChangeBody> changes(Collection<Cell> cells, String effect) {
        return cells.stream().map(cell -> new ChangeBody(cell.permission(), cell.role(), effect));
    }
}
