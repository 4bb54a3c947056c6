package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists, single records and what was deleted. */
final class ReadingResource {
    private static final int WALL = 2000;
    private static final Set<String> DELETED_TYPES = Set.of("all", "recycle", "permanent");

    private final RecordStore store;
    private final PageTokens tokens;
    private final CrmForms forms;

    ReadingResource(RecordStore store, Clock clock, CrmForms forms) {
        this.store = store;
        this.forms = forms;
        this.tokens = new PageTokens(clock);
    }

    void addTo(Router router) {
        router.add("GET", "/crm/v8/{module}", this::list)
                .add("GET", "/crm/v8/{module}/deleted", this::deleted)
                .add("GET", "/crm/v8/{module}/{id}", this::read);
    }

    private Response list(Request request) {
        Module module = Module.of(request);
        RecordQuery query = RecordQuery.of(request);
        int page = page(request, query);
        List<JsonObject> all = new ArrayList<>(store.all(module));
        request.query("ids").ifPresent(ids -> keep(all, ids));
        Optional<Instant> since = CrmTime.modifiedSince(request);
        boolean some = !all.isEmpty();
        since.ifPresent(instant -> all.removeIf(record -> !modifiedAfter(record, "Modified_Time", instant)));
        if (all.isEmpty()) {
            return Response.empty(since.isPresent() && some ? 304 : 204);
        }
        all.sort(query.order());
        boolean forEver = forms.samePageForEver(request);
        long before = forEver ? 0 : (page - 1L) * query.size();
        List<JsonObject> rows =
                all.stream().skip(before).limit(query.size()).map(query::shown).toList();
        if (rows.isEmpty()) {
            return Response.empty(204);
        }
        boolean more = forEver || before + rows.size() < all.size();
        JsonValue token = JsonValue.NULL;
        JsonValue expiry = JsonValue.NULL;
        if (more) {
            String next = tokens.next(request, page + 1);
            token = Json.string(next);
            expiry = Json.string(tokens.expiry(next));
        }
        return data(Json.array(rows), query.info(page, rows.size(), more, token, expiry));
    }

    private int page(Request request, RecordQuery query) {
        Optional<String> token = request.query("page_token");
        if (token.isPresent()) {
            return tokens.find(request, token.get()).page();
        }
        int page = RecordQuery.number(request, "page", 1, 1_000_000);
        if ((long) page * query.size() > WALL) {
            throw CrmErrors.refusal(
                    400,
                    "DISCRETE_PAGINATION_LIMIT_EXCEEDED",
                    Json.object().add("limit", WALL).build(),
                    "You can only get the first 2000 records without using page_token param");
        }
        return page;
    }

    private Response read(Request request) {
        Module module = Module.of(request);
        String id = request.parameter("id");
        if (!id.matches("[0-9]{1,19}")) {
            throw CrmErrors.invalidId();
        }
        Optional<JsonObject> found = store.find(module, id);
        if (found.isEmpty()) {
            return Response.empty(204);
        }
        JsonObject record = found.get();
        Optional<Instant> since = CrmTime.modifiedSince(request);
        if (since.isPresent() && !modifiedAfter(record, "Modified_Time", since.get())) {
            return Response.empty(304);
        }
        JsonObject shown = request.query("fields")
                .map(fields -> RecordQuery.shown(record, RecordQuery.fields(fields)))
                .orElse(record);
        return Response.ok(Json.object().add("data", Json.array().add(shown)).build());
    }

    private Response deleted(Request request) {
        Module module = Module.of(request);
        String type = request.query("type").orElse("all");
        if (!DELETED_TYPES.contains(type)) {
            throw CrmErrors.invalidParameter("type");
        }
        int page = RecordQuery.number(request, "page", 1, 1_000_000);
        int size = RecordQuery.number(request, "per_page", 200, 200);
        List<JsonObject> all = new ArrayList<>(store.deleted(module));
        all.removeIf(one -> !type.equals("all") && !type.equals(one.getString("type")));
        boolean some = !all.isEmpty();
        Optional<Instant> since = CrmTime.modifiedSince(request);
        since.ifPresent(instant -> all.removeIf(one -> !modifiedAfter(one, "deleted_time", instant)));
        List<JsonObject> rows =
                all.stream().skip((page - 1L) * size).limit(size).toList();
        if (rows.isEmpty()) {
            return Response.empty(since.isPresent() && some && all.isEmpty() ? 304 : 204);
        }
        JsonObject info = Json.object()
                .add("per_page", size)
                .add("count", rows.size())
                .add("page", page)
                .add("more_records", (long) page * size < all.size())
                .build();
        return data(Json.array(rows), info);
    }

    private static Response data(JsonValue rows, JsonObject info) {
        return Response.ok(Json.object().add("data", rows).add("info", info).build());
    }

    private static boolean modifiedAfter(JsonObject record, String field, Instant since) {
        return CrmTime.instant(record.getString(field)).isAfter(since);
    }

    private static void keep(List<JsonObject> records, String ids) {
        Set<String> asked = new HashSet<>(List.of(ids.replace(" ", "").split(",", -1)));
        records.removeIf(record -> !asked.contains(record.getString("id")));
    }
}
