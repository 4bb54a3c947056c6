package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code GET /{module}/search} by criteria, e-mail, phone or word; reaches the first 2,000 hits. */
final class SearchResource {
    private static final int WALL = 2000;

    private final RecordStore store;

    SearchResource(RecordStore store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("GET", "/crm/v8/{module}/search", this::search);
    }

    private Response search(Request request) {
        Module module = Module.of(request);
        Predicate<JsonObject> wanted = wanted(request);
        int page = RecordQuery.number(request, "page", 1, 1_000_000);
        int size = RecordQuery.number(request, "per_page", 200, 200);
        if ((long) page * size > WALL) {
            throw CrmErrors.refusal(
                    400,
                    "LIMIT_REACHED",
                    Json.object().add("limit", WALL).build(),
                    "The search reaches the first 2000 records only");
        }
        List<JsonObject> hits = store.all(module).stream().filter(wanted).toList();
        List<JsonObject> rows = hits.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(record -> request.query("fields")
                        .map(fields -> RecordQuery.shown(record, RecordQuery.fields(fields)))
                        .orElse(record))
                .toList();
        if (rows.isEmpty()) {
            return Response.empty(204);
        }
        JsonObject info = Json.object()
                .add("per_page", size)
                .add("count", rows.size())
                .add("page", page)
                .add("more_records", (long) page * size < hits.size())
                .build();
        return Response.ok(
                Json.object().add("data", Json.array(rows)).add("info", info).build());
    }

    private static Predicate<JsonObject> wanted(Request request) {
        if (request.query("criteria").isPresent()) {
            return Criteria.parse(request.query().get("criteria"));
        }
        for (Looked by : Looked.values()) {
            String value = request.query().get(Criteria.lower(by.name()));
            if (value != null) {
                return record -> by.matches(record, value);
            }
        }
        throw CrmErrors.missingParameter("criteria");
    }

    private enum Looked {
        EMAIL {
            @Override
            boolean matches(JsonObject record, String value) {
                return Criteria.texts(record, "Email").anyMatch(value::equalsIgnoreCase);
            }
        },
        PHONE {
            @Override
            boolean matches(JsonObject record, String value) {
                return Stream.of("Phone", "Mobile")
                        .flatMap(field -> Criteria.texts(record, field))
                        .anyMatch(value::equals);
            }
        },
        WORD {
            @Override
            boolean matches(JsonObject record, String value) {
                String word = Criteria.lower(value);
                return !word.isBlank()
                        && record.values().stream().map(JsonValue::toString).anyMatch(text -> Criteria.lower(text)
                                .contains(word));
            }
        };

        abstract boolean matches(JsonObject record, String value);
    }
}
