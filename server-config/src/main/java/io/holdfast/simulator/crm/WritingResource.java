package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Create, update, upsert and delete: up to 100 records a call, one result per record in request order. */
final class WritingResource {
    private static final int MOST = 100;

    private final RecordStore store;
    private final RecordWriter writer;

    private interface Write {
        JsonObject item(JsonObject item, int index);
    }

    WritingResource(RecordStore store, RecordWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    void addTo(Router router) {
        router.add("POST", "/crm/v8/{module}", this::create)
                .add("PUT", "/crm/v8/{module}", this::updateMany)
                .add("POST", "/crm/v8/{module}/upsert", this::upsert)
                .add("PUT", "/crm/v8/{module}/{id}", this::updateOne)
                .add("DELETE", "/crm/v8/{module}", this::deleteMany)
                .add("DELETE", "/crm/v8/{module}/{id}", this::deleteOne);
    }

    private Response create(Request request) {
        Module module = Module.of(request);
        return written(request, 201, (item, index) -> writer.create(module, item, index));
    }

    private Response updateMany(Request request) {
        Module module = Module.of(request);
        return written(request, 200, (item, index) -> {
            String id = Json.text(item.get("id")).orElse("");
            requireUnmodified(request, module, id);
            return writer.update(module, id, item, index);
        });
    }

    private Response updateOne(Request request) {
        Module module = Module.of(request);
        String id = request.parameter("id");
        requireUnmodified(request, module, id);
        return written(request, 200, (item, index) -> writer.update(module, id, item, index));
    }

    private Response upsert(Request request) {
        Module module = Module.of(request);
        JsonObject body = body(request);
        List<String> checks = new ArrayList<>();
        if (body.get("duplicate_check_fields") instanceof JsonArray asked) {
            asked.forEach(value -> Json.text(value).ifPresent(checks::add));
        }
        if (checks.stream().anyMatch(name -> module.field(name).isEmpty())) {
            throw CrmErrors.refusal(
                    400,
                    "INVALID_DATA",
                    CrmErrors.detail("api_name", "duplicate_check_fields"),
                    "the field to check is no field of the module");
        }
        List<String> deciding = checks.isEmpty() ? List.of(module.duplicateField()) : checks;
        return written(request, 200, (item, index) -> writer.upsert(module, item, deciding, index));
    }

    private Response deleteOne(Request request) {
        Module module = Module.of(request);
        return answer(List.of(delete(module, request.parameter("id"))), 200);
    }

    private Response deleteMany(Request request) {
        Module module = Module.of(request);
        String ids = request.query("ids").orElseThrow(() -> CrmErrors.missingParameter("ids"));
        List<JsonObject> results = new ArrayList<>();
        for (String id : ids.split(",", MOST + 1)) {
            results.add(delete(module, id.trim()));
        }
        return answer(results, 200);
    }

    private JsonObject delete(Module module, String id) {
        JsonObject details = Json.object().add("id", id).build();
        if (!store.delete(module, id)) {
            return CrmErrors.error("INVALID_DATA", details, "the id given seems to be invalid");
        }
        return Json.object()
                .add("code", "SUCCESS")
                .add("details", details)
                .add("message", "record deleted")
                .add("status", "success")
                .build();
    }

    private void requireUnmodified(Request request, Module module, String id) {
        Optional<Instant> since = CrmTime.modifiedSince(request);
        Optional<JsonObject> record = store.find(module, id);
        if (since.isPresent()
                && record.isPresent()
                && CrmTime.instant(record.get().getString("Modified_Time")).isAfter(since.get())) {
            throw CrmErrors.refusal(
                    412, "RECORD_MODIFIED", CrmErrors.detail("id", id), "The record was modified since then");
        }
    }

    private Response written(Request request, int allGood, Write write) {
        JsonValue data = body(request).get("data");
        if (data == null) {
            throw CrmErrors.refusal(
                    400,
                    "MANDATORY_NOT_FOUND",
                    Json.object()
                            .add("api_name", "data")
                            .add("json_path", "$.data")
                            .build(),
                    "required field not found");
        }
        if (!(data instanceof JsonArray items) || items.isEmpty() || items.size() > MOST) {
            throw CrmErrors.refusal(
                    400,
                    "INVALID_DATA",
                    Json.object()
                            .add("api_name", "data")
                            .add("json_path", "$.data")
                            .add("expected_data_type", "jsonarray")
                            .add("maximum_length", MOST)
                            .build(),
                    "invalid data");
        }
        List<JsonObject> results = new ArrayList<>();
        synchronized (store) { // looking for a duplicate and adding the record are one step
            for (int i = 0; i < items.size(); i++) {
                results.add(items.get(i) instanceof JsonObject item ? write.item(item, i) : notAnObject(i));
            }
        }
        return answer(results, allGood);
    }

    private static JsonObject notAnObject(int index) {
        JsonObject details = Json.object()
                .add("json_path", "$.data[" + index + "]")
                .add("expected_data_type", "jsonobject")
                .build();
        return CrmErrors.error("INVALID_DATA", details, "invalid data");
    }

    /** All good: the call's own status; some good: 207; none good: 202, which is why no status means success. */
    private static Response answer(List<JsonObject> results, int allGood) {
        long good = results.stream()
                .filter(result -> result.getString("status").equals("success"))
                .count();
        int mixed = good == 0 ? 202 : 207;
        return Response.json(
                good == results.size() ? allGood : mixed,
                Json.object().add("data", Json.array(results)).build());
    }

    private static JsonObject body(Request request) {
        return Json.parseObject(request.body()).orElseThrow(() -> new Refusal(new CrmErrors().malformedJson(request)));
    }
}
