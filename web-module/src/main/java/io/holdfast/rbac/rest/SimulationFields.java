package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.rbac.rest.AssignResource.NewAssignment;
import io.holdfast.rbac.usecase.HypotheticalChange;
import io.holdfast.rbac.usecase.HypotheticalChange.AssignmentWish;
import io.holdfast.rbac.usecase.HypotheticalChange.Give;
import io.holdfast.rbac.usecase.HypotheticalChange.OfAssignments;
import io.holdfast.rbac.usecase.HypotheticalChange.OfBulk;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHandover;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHierarchy;
import io.holdfast.rbac.usecase.HypotheticalChange.OfImport;
import io.holdfast.rbac.usecase.HypotheticalChange.OfRole;
import io.holdfast.rbac.usecase.HypotheticalChange.OfSettings;
import io.holdfast.rbac.usecase.HypotheticalChange.OfTemplate;
import io.holdfast.rbac.usecase.HypotheticalChange.Prolong;
import io.holdfast.rbac.usecase.HypotheticalChange.Revoke;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.webshared.JsonBody;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of a change that they only want to know about, and how it is read: exactly one of the members. */
@Schema(
        name = "HypotheticalChange",
        description = "exactly one of the members",
        example = "{\"hierarchy\":{\"role\":\"01936f2e-7d1c-7c3a-9f6b-2f8f6f0f4a11\",\"takesOver\":[\"member\"]}}")
public record SimulationFields(
        @Schema(description = "a role that is made, or with 'id' changed into this")
        HypotheticalRole role,

        @Schema(description = "what a role takes over from") HypotheticalHierarchy hierarchy,

        @Schema(
                description =
                        "what an organization changes of what its roles hold; 'organizationId' is one below the caller's, absent: the caller's own")
        SettingsBody override,

        @Schema(description = "another version of a template")
        HypotheticalTemplate template,

        @Schema(
                description = "given, prolonged and taken back one after the other",
                maxItems = HypotheticalChange.MOST_ASSIGNMENTS)
        List<HypotheticalAssignment> assignments,

        @Schema(description = "offices that change hands, as for handing them over")
        HandoverFields handover,

        @Schema(description = "many people are given roles or lose them, as for doing so")
        BulkFields bulk,

        @JsonbProperty("import")
        @Schema(name = "import", description = "one's own import, at most 1,000 roles for members")
        HypotheticalImport importing) {
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_ROLE = 50;
    private static final int LONGEST_TIME = 40;
    private static final int MOST_JUNIORS = 20;

    @Schema(name = "HypotheticalRole")
    public record HypotheticalRole(
            @Schema(description = "absent: a new one") String id,
            @Schema(required = true) String name,
            @Schema(required = true) String description,

            @Schema(required = true, minimum = "0", maximum = "100")
            int level,

            List<String> permissions,
            List<String> takesOver,
            Boolean office) {}

    @Schema(name = "HypotheticalHierarchy")
    public record HypotheticalHierarchy(
            @Schema(required = true, description = "id of a role of the organization's own")
            String role,

            @Schema(description = "names of roles, at most 20; absent: none")
            List<String> takesOver) {}

    @Schema(name = "HypotheticalTemplate")
    public record HypotheticalTemplate(
            @Schema(required = true, example = "parent-teacher-organization")
            String pack,

            @Schema(required = true, example = "budget") String module,
            @Schema(required = true, minimum = "1") int version,
            @Schema(required = true) boolean followsNewest) {}

    @Schema(name = "HypotheticalImport")
    public record HypotheticalImport(
            @Schema(required = true) String id) {}

    @Schema(
            name = "HypotheticalAssignment",
            description =
                    "with 'id' one that is taken back ('revoke') or ends at another time ('validTo'), else a new one")
    public record HypotheticalAssignment(
            @Schema(description = "of an assignment") String id,
            @Schema(description = "true: it is taken back") Boolean revoke,

            @Schema(description = "of a new one: as for giving a role")
            NewAssignment given) {}

    /** Reads a change. @param text the body */
    static HypotheticalChange read(String text) {
        var body = JsonBody.of(
                text, "role", "hierarchy", "override", "template", "assignments", "handover", "bulk", "import");
        JsonObject sent = JsonBody.object(text);
        if (sent.size() != 1) {
            throw Fields.invalid(
                    "",
                    "The body must have exactly one of 'role', 'hierarchy', 'override', 'template', 'assignments', 'handover', 'bulk' and 'import'.");
        }
        body.check();
        return switch (sent.keySet().iterator().next()) {
            case "role" ->
                role(required(
                        body, "role", "id", "name", "description", "level", "permissions", "takesOver", "office"));
            case "hierarchy" -> hierarchy(required(body, "hierarchy", "role", "takesOver"));
            case "override" -> override(required(body, "override", "organizationId", "modules"));
            case "template" ->
                new OfTemplate(TemplateChoiceBody.of(
                        required(body, "template", "pack", "module", "version", "followsNewest")));
            case "handover" -> new OfHandover(HandoverFields.read(required(body, "handover", "rows")));
            case "import" -> imported(required(body, "import", "id"));
            case "bulk" -> new OfBulk(BulkFields.read(required(body, "bulk", "mode", "rows")));
            default -> assignments(body);
        };
    }

    private static JsonBody required(JsonBody body, String name, String... known) {
        JsonBody inner = body.optionalObject(name, known);
        body.check();
        if (inner == null) {
            throw Fields.invalid("/" + name, "'" + name + "' must be an object.");
        }
        return inner;
    }

    private static OfSettings override(JsonBody override) {
        UUID id = Fields.id("/override/organizationId", override.optionalText("organizationId", LONGEST_ID));
        return new OfSettings(id == null ? null : new TenantId(id), SettingsBody.changes(override));
    }

    private static OfRole role(JsonBody role) {
        String id = role.optionalText("id", LONGEST_ID);
        return new OfRole(Fields.id("/role/id", id), RoleFields.of(role));
    }

    private static OfHierarchy hierarchy(JsonBody hierarchy) {
        String role = hierarchy.text("role", LONGEST_ID);
        SortedSet<String> takesOver = hierarchy.texts("takesOver", MOST_JUNIORS, LONGEST_ROLE);
        hierarchy.check();
        return new OfHierarchy(Fields.id("/hierarchy/role", role), takesOver);
    }

    private static OfImport imported(JsonBody importing) {
        String id = importing.text("id", LONGEST_ID);
        importing.check();
        return new OfImport(Fields.id("/import/id", id));
    }

    private static OfAssignments assignments(JsonBody body) {
        List<AssignmentWish> wishes = new ArrayList<>();
        for (JsonBody wish : body.objects(
                "assignments",
                HypotheticalChange.MOST_ASSIGNMENTS,
                "id",
                "revoke",
                "userId",
                "role",
                "scope",
                "validFrom",
                "validTo",
                "condition")) {
            wishes.add(wish.has("id") ? changed(wish) : given(wish));
        }
        body.check();
        if (wishes.isEmpty()) {
            throw Fields.invalid("/assignments", "'assignments' must not be empty.");
        }
        return new OfAssignments(wishes);
    }

    private static AssignmentWish changed(JsonBody wish) {
        UUID id = Fields.id(wish.at() + "/id", wish.text("id", LONGEST_ID));
        if (wish.has("revoke") && wish.flag("revoke")) {
            wish.check();
            return new Revoke(id);
        }
        String to = wish.isNull("validTo") ? null : wish.text("validTo", LONGEST_TIME);
        wish.check();
        return new Prolong(id, Fields.moment(wish.at() + "/validTo", to));
    }

    private static Give given(JsonBody wish) {
        String user = wish.text("userId", LONGEST_ID);
        String role = wish.text("role", LONGEST_ROLE);
        JsonBody place = wish.optionalObject("scope", "type", "id");
        String from = wish.optionalText("validFrom", LONGEST_TIME);
        String to = wish.optionalText("validTo", LONGEST_TIME);
        JsonObject condition = wish.anyObject("condition");
        wish.check();
        Instant begin = Fields.moment(wish.at() + "/validFrom", from);
        Instant end = Fields.moment(wish.at() + "/validTo", to);
        Map<String, Object> attributes =
                Fields.attributes(wish.at() + "/condition", condition, AttributeValues::isName);
        return new Give(
                new UserId(Fields.id(wish.at() + "/userId", user)),
                role,
                ScopeBody.read(place),
                begin,
                end,
                attributes);
    }
}
