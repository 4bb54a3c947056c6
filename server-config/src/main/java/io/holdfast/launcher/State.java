package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a launcher has started, so that another process (status, stop, the next start after a kill) can find it. Holds no
 * secret.
 *
 * @param ready whether the start was complete
 * @param simulator base address, null without a simulator
 * @param members in the order of their start
 */
record State(
        String version,
        ProcessMark launcher,
        boolean ready,
        String portal,
        String database,
        String simulator,
        List<Member> members) {

    /** @param kind database, simulator or node @param url null for the database */
    record Member(String kind, String name, ProcessMark process, String url) {
        boolean isNode() {
            return kind.equals("node");
        }
    }

    State {
        members = List.copyOf(members);
    }

    Stream<Member> nodes() {
        return members.stream().filter(Member::isNode);
    }

    /** A launcher or anything that it started. */
    boolean anythingAlive() {
        return launcher.isAlive()
                || members.stream().anyMatch(member -> member.process().isAlive());
    }

    JsonObject toJson() {
        var json = Json.createObjectBuilder()
                .add("version", version)
                .add("launcher", markToJson(launcher))
                .add("ready", ready)
                .add("portal", portal)
                .add("database", database);
        if (simulator != null) json.add("simulator", simulator);
        return json.add("members", membersToJson()).build();
    }

    static State fromJson(JsonObject json) {
        return new State(
                json.getString("version"),
                markFromJson(json.getJsonObject("launcher")),
                json.getBoolean("ready"),
                json.getString("portal"),
                json.getString("database"),
                json.getString("simulator", null),
                json.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                        .map(State::memberFromJson)
                        .toList());
    }

    private JsonArrayBuilder membersToJson() {
        var array = Json.createArrayBuilder();
        for (var member : members) {
            var json = Json.createObjectBuilder()
                    .add("kind", member.kind())
                    .add("name", member.name())
                    .add("process", markToJson(member.process()));
            Optional.ofNullable(member.url()).ifPresent(url -> json.add("url", url));
            array.add(json);
        }
        return array;
    }

    private static Member memberFromJson(JsonObject json) {
        return new Member(
                json.getString("kind"),
                json.getString("name"),
                markFromJson(json.getJsonObject("process")),
                json.getString("url", null));
    }

    private static JsonObject markToJson(ProcessMark mark) {
        return Json.createObjectBuilder()
                .add("pid", mark.pid())
                .add("start", mark.start())
                .build();
    }

    private static ProcessMark markFromJson(JsonObject json) {
        return new ProcessMark(json.getJsonNumber("pid").longValueExact(), json.getString("start"));
    }
}
