package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.Handover;
import io.holdfast.rbac.usecase.Handover.Former;
import io.holdfast.rbac.usecase.Handover.Row;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.openapi.ApiDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of offices that change hands, and how it is read. */
@Schema(name = "Handover")
public record HandoverFields(
        @Schema(required = true, description = "handed over together or not at all", maxItems = Handover.MOST_ROWS)
        List<HandoverRow> rows) {
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_ROLE = 50;
    private static final int LONGEST_TIME = 40;

    @Schema(
            name = "HandoverRow",
            description =
                    "an office: by the 'assignment' of who holds it now, or when nobody does by 'role' and 'scope'")
    public record HandoverRow(
            @Schema(description = "id of the assignment by which somebody holds it now")
            String assignment,

            @Schema(
                    implementation = Former.class,
                    description =
                            "what becomes of that assignment: it ENDS when the new term begins, unless it ends sooner;"
                                    + " STAYS until then also when it would; or is UNCHANGED. Absent: ENDS")
            String former,

            @Schema(description = "without 'assignment'", example = "treasurer", maxLength = LONGEST_ROLE)
            String role,

            @Schema(description = "without 'assignment'; absent: the whole organization")
            ScopeBody scope,

            @Schema(
                    description =
                            "who holds it next; absent: nobody. Who holds it now goes on by the same assignment, until 'validTo'")
            String userId,

            @Schema(ref = ApiDescription.TIME, description = "when the new term begins; absent: now")
            Instant validFrom,

            @Schema(description = "the first moment that the new term does not reach; absent: no end")
            Instant validTo) {}

    /** @throws io.holdfast.shared.problem.DomainException for what is missing, unknown or not valid, with a pointer to each */
    static Handover read(JsonBody body) {
        List<Row> rows = new ArrayList<>();
        List<JsonBody> sent = body.objects(
                "rows", Handover.MOST_ROWS, "assignment", "former", "role", "scope", "userId", "validFrom", "validTo");
        body.check();
        sent.forEach(row -> rows.add(row(row)));
        return new Handover(rows);
    }

    private static Row row(JsonBody row) {
        String assignment = row.optionalText("assignment", LONGEST_ID);
        String former = row.optionalText("former", LONGEST_ROLE);
        String role = row.optionalText("role", LONGEST_ROLE);
        JsonBody place = row.optionalObject("scope", "type", "id");
        String next = row.optionalText("userId", LONGEST_ID);
        String from = row.optionalText("validFrom", LONGEST_TIME);
        String to = row.optionalText("validTo", LONGEST_TIME);
        if (assignment == null && role == null) {
            row.fault("role", "is required where there is no 'assignment'.");
        }
        if (assignment != null && (role != null || place != null)) {
            row.fault("assignment", "says already which role and where: leave 'role' and 'scope' out.");
        }
        row.check();
        UUID held = Fields.id(row.at() + "/assignment", assignment);
        UUID user = Fields.id(row.at() + "/userId", next);
        Instant begin = Fields.moment(row.at() + "/validFrom", from);
        Instant end = Fields.moment(row.at() + "/validTo", to);
        Scope scope = held == null ? ScopeBody.read(place) : null;
        return new Row(held, former(row, former), role, scope, user == null ? null : new UserId(user), begin, end);
    }

    private static Former former(JsonBody row, String word) {
        if (word == null) {
            return Former.ENDS;
        }
        for (Former former : Former.values()) {
            if (former.name().equals(word)) {
                return former;
            }
        }
        throw Fields.invalid(row.at() + "/former", "'former' is ENDS, STAYS or UNCHANGED.");
    }
}
