package io.holdfast.bench.history;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * One operation of one client.
 *
 * @param id in the order of the beginnings
 * @param subject what it is about; only operations on the same subject bear on each other
 * @param node that was asked; empty when none was
 * @param invoked nanoseconds, before anything was sent
 * @param ended nanoseconds, after the answer was whole; without meaning when the outcome is unknown
 * @param value what was read, or why it failed
 */
public record Operation(
        long id,
        int client,
        Action action,
        String subject,
        String node,
        long invoked,
        long ended,
        Outcome outcome,
        String value) {
    public static final String ALLOW = "allow";
    public static final String DENY = "deny";

    boolean is(Action which, Outcome how) {
        return action == which && outcome == how;
    }

    boolean read(String what) {
        return is(Action.READ, Outcome.OK) && value.equals(what);
    }

    /** Whether it has or may have had an effect. */
    boolean mayHaveHappened() {
        return outcome != Outcome.FAIL;
    }

    /** When its effect was there at the latest; never, as far as anybody knows, when the outcome is unknown. */
    long surelyDoneAt() {
        return outcome == Outcome.OK ? ended : Long.MAX_VALUE;
    }

    JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("client", client)
                .add("action", action.name())
                .add("subject", subject)
                .add("node", node)
                .add("invoked", invoked)
                .add("ended", ended)
                .add("outcome", outcome.name())
                .add("value", value)
                .build();
    }

    static Operation fromJson(JsonObject json) {
        return new Operation(
                json.getJsonNumber("id").longValueExact(),
                json.getInt("client"),
                Action.valueOf(json.getString("action")),
                json.getString("subject"),
                json.getString("node"),
                json.getJsonNumber("invoked").longValueExact(),
                json.getJsonNumber("ended").longValueExact(),
                Outcome.valueOf(json.getString("outcome")),
                json.getString("value"));
    }
}
