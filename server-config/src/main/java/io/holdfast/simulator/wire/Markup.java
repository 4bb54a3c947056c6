package io.holdfast.simulator.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/** Puts HTML into every text of an answer that people wrote: what a client shows of it must stay text. */
public final class Markup {
    /** What is added; it would run where somebody forgot to escape. */
    public static final String TEXT = "<img src=x onerror=\"document.title='owned'\"><b>'&quot;</b>";

    private static final Set<String> WRITTEN_BY_PEOPLE = Set.of(
            "name",
            "description",
            "contract_number",
            "customer_name",
            "contact_name",
            "company_name",
            "reference_number",
            "notes",
            "terms",
            "project_name",
            "first_name",
            "last_name",
            "Account_Name",
            "First_Name",
            "Last_Name",
            "Full_Name",
            "Title",
            "Description");

    private Markup() {}

    /** Returns the same JSON with markup behind its texts; what is no JSON stays. */
    public static String in(String body) {
        return Json.parse(body).map(json -> in(json).toString()).orElse(body);
    }

    private static JsonValue in(JsonValue value) {
        if (value instanceof JsonArray array) {
            return Json.array(array.stream().map(Markup::in).toList());
        }
        if (value instanceof JsonObject object) {
            JsonObjectBuilder changed = Json.object();
            object.forEach((name, member) -> changed.add(
                    name,
                    WRITTEN_BY_PEOPLE.contains(name) && member instanceof JsonString text
                            ? Json.string(text.getString() + TEXT)
                            : in(member)));
            return changed.build();
        }
        return value;
    }
}
