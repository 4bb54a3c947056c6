package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.BulkAssignment;
import io.holdfast.rbac.usecase.BulkAssignment.Mode;
import io.holdfast.rbac.usecase.BulkAssignment.Row;
import io.holdfast.shared.id.UserId;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of many people and roles, and how it is read. */
@Schema(name = "BulkAssignment")
public record BulkFields(
        @Schema(
                required = true,
                enumeration = {BulkFields.ALL, BulkFields.EACH},
                example = BulkFields.EACH,
                description = "whether good rows are made beside bad ones")
        String mode,

        @Schema(required = true, maxItems = BulkAssignment.MOST_ROWS)
        List<BulkRow> rows) {
    static final String ALL = "all-or-nothing";
    static final String EACH = "each";

    private static final int LONGEST_ID = 36;
    private static final int LONGEST_EMAIL = 255;
    private static final int LONGEST_ROLE = 50;
    private static final int LONGEST_TIME = 40;

    @Schema(name = "BulkRow", description = "a person, by 'userId' or by 'email', and a role")
    public record BulkRow(
            String userId,

            @Schema(example = "kim@example.com", maxLength = LONGEST_EMAIL)
            String email,

            @Schema(required = true, example = "member", maxLength = LONGEST_ROLE)
            String role,

            @Schema(description = "absent: the whole organization")
            ScopeBody scope,

            @Schema(description = "true: the role ends, at once or at 'validTo'; absent: it is given")
            Boolean end,

            @Schema(ref = ApiDescription.TIME, description = "when it begins; absent: now")
            Instant validFrom,

            @Schema(description = "the first moment when it does not hold any more; absent: until it is taken back")
            Instant validTo) {}

    /** @throws io.holdfast.shared.problem.DomainException for what is missing, unknown or not valid, with a pointer to each */
    static BulkAssignment read(JsonBody body) {
        String mode = body.text("mode", LONGEST_ID);
        List<JsonBody> sent = body.objects(
                "rows", BulkAssignment.MOST_ROWS, "userId", "email", "role", "scope", "end", "validFrom", "validTo");
        body.check();
        if (!mode.equals(ALL) && !mode.equals(EACH)) {
            throw Fields.invalid(body.at() + "/mode", "'mode' is '" + ALL + "' or '" + EACH + "'.");
        }
        List<Row> rows = new ArrayList<>();
        sent.forEach(row -> rows.add(row(row)));
        return new BulkAssignment(mode.equals(ALL) ? Mode.ALL_OR_NOTHING : Mode.EACH, rows);
    }

    private static Row row(JsonBody row) {
        String id = row.optionalText("userId", LONGEST_ID);
        String email = row.optionalText("email", LONGEST_EMAIL);
        String role = row.text("role", LONGEST_ROLE);
        JsonBody place = row.optionalObject("scope", "type", "id");
        boolean end = row.has("end") && row.flag("end");
        String from = row.optionalText("validFrom", LONGEST_TIME);
        String to = row.optionalText("validTo", LONGEST_TIME);
        if ((id == null) == (email == null)) {
            row.fault("userId", "or 'email' says whose role it is, one of them.");
        }
        if (end && from != null) {
            row.fault("validFrom", "is of no meaning for a role that ends.");
        }
        row.check();
        UUID user = Fields.id(row.at() + "/userId", id);
        Instant begin = Fields.moment(row.at() + "/validFrom", from);
        return new Row(
                user == null ? null : new UserId(user),
                email == null ? null : email.strip().toLowerCase(Locale.ROOT),
                end,
                role,
                ScopeBody.read(place),
                begin,
                Fields.moment(row.at() + "/validTo", to));
    }
}
