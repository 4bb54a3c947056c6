package io.holdfast.verify;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a call of the verifier came to. */
record Outcome(int exitCode, String text, String errors, JsonObject json) {

    /** Calls the verifier with {@code --json}. */
    static Outcome of(Object... arguments) {
        var all = new ArrayList<String>();
        for (var one : arguments) all.add(one.toString());
        all.add("--json");
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exitCode = Main.run(all, print(out), print(err));
        var text = out.toString(StandardCharsets.UTF_8);
        try (var reader = Json.createReader(new StringReader(text))) {
            return new Outcome(exitCode, text, err.toString(StandardCharsets.UTF_8), reader.readObject());
        }
    }

    /** Calls it as a person does. */
    static Outcome inWords(Object... arguments) {
        var all = new ArrayList<String>();
        for (var one : arguments) all.add(one.toString());
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exitCode = Main.run(all, print(out), print(err));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), null);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    String verdict() {
        return json.getString("verdict");
    }

    List<String> kinds() {
        return json.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("kind"))
                .distinct()
                .toList();
    }

    /** The first and the last position where the first bad one may be. */
    String firstBad() {
        var place = json.getJsonObject("firstBad");
        if (place == null) return "nowhere";
        var from = place.getJsonNumber("from").longValue();
        var to = place.getJsonNumber("to").longValue();
        return to == from + 1 ? String.valueOf(from) : from + " to " + (to - 1);
    }

    List<String> notes() {
        return json.getJsonArray("notes").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
