package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The modules that are switched on, with their fields. */
enum Module {
    ACCOUNTS(
            "Accounts",
            "Account",
            "5437280000000002173",
            "Account_Name",
            List.of(
                    Field.mandatory("Account_Name"),
                    Field.of("Phone", "phone"),
                    Field.of("Website", "website"),
                    Field.text("Industry"),
                    Field.text("Account_Number"),
                    Field.text("Billing_City"),
                    Field.text("Billing_Country"),
                    Field.of("Description", "textarea"))),
    CONTACTS(
            "Contacts",
            "Contact",
            "5437280000000002175",
            "Email",
            List.of(
                    Field.mandatory("Last_Name"),
                    Field.text("First_Name"),
                    Field.system("Full_Name", "text"),
                    Field.of("Email", "email"),
                    Field.of("Phone", "phone"),
                    Field.of("Mobile", "phone"),
                    Field.text("Title"),
                    Field.of("Account_Name", "lookup"),
                    Field.of("Description", "textarea")));

    private static final List<Field> SYSTEM = List.of(
            Field.system("id", "bigint"),
            Field.system("Owner", "ownerlookup"),
            Field.system("Created_By", "ownerlookup"),
            Field.system("Modified_By", "ownerlookup"),
            Field.system("Created_Time", "datetime"),
            Field.system("Modified_Time", "datetime"));

    private final String apiName;
    private final String singular;
    private final String id;
    private final String duplicateField;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Field> own;

    Module(String apiName, String singular, String id, String duplicateField, List<Field> own) {
        this.apiName = apiName;
        this.singular = singular;
        this.id = id;
        this.duplicateField = duplicateField;
        this.own = own;
    }

    /** @throws io.holdfast.simulator.wire.Refusal INVALID_MODULE when the address or parameter names no module */
    static Module named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.apiName.equals(name))
                .findFirst()
                .orElseThrow(() -> CrmErrors.refusal(
                        400,
                        "INVALID_MODULE",
                        Json.object().add("resource_path_index", 0).build(),
                        "the module name given seems to be invalid"));
    }

    static Module of(Request request) {
        return named(request.parameter("module"));
    }

    String apiName() {
        return apiName;
    }

    /** Returns the field that upserts compare when they name none. */
    String duplicateField() {
        return duplicateField;
    }

    List<Field> fields() {
        return own;
    }

    Optional<Field> field(String name) {
        return own.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    JsonArray fieldsToJson() {
        JsonArrayBuilder all = Json.array();
        long fieldId = Long.parseLong(id) + 100_000;
        for (List<Field> part : List.of(SYSTEM, own)) {
            for (Field field : part) {
                fieldId += 2;
                all.add(field.toJson(String.valueOf(fieldId)));
            }
        }
        return all.build();
    }

    JsonObject toJson() {
        return Json.object()
                .add("api_name", apiName)
                .add("module_name", apiName)
                .add("id", id)
                .add("generated_type", "default")
                .add("api_supported", true)
                .add("singular_label", singular)
                .add("plural_label", apiName)
                .build();
    }
}
