package io.holdfast.bench.authz;

import java.util.List;

/** The questions of all sides: those of the demo's organization {@code authzen}, and what is right. */
record Scenario(String person, String action, String record, boolean allowed) {
    static final List<Scenario> ALL = List.of(
            new Scenario("alice", "read", "record-1", true),
            new Scenario("alice", "read", "record-2", true),
            new Scenario("alice", "write", "record-1", true),
            new Scenario("alice", "write", "record-2", false),
            new Scenario("bob", "read", "record-1", true),
            new Scenario("bob", "read", "record-2", true),
            new Scenario("bob", "write", "record-1", false),
            new Scenario("bob", "write", "record-2", true));

    /** As AuthZEN asks. */
    String authzen() {
        return ("{\"subject\":{\"type\":\"user\",\"id\":\"%s\"},\"action\":{\"name\":\"%s\"},"
                        + "\"resource\":{\"type\":\"record\",\"id\":\"%s\"}}")
                .formatted(person, action, record);
    }

    /** As Cerbos is asked, which stores neither people nor records: their attributes come with the question. */
    String cerbos() {
        return ("{\"requestId\":\"1\",\"principal\":{\"id\":\"%s\",\"roles\":[\"%s\"]},\"resources\":[{\"resource\":"
                        + "{\"kind\":\"record\",\"id\":\"%s\",\"attr\":{\"status\":\"%s\"}},\"actions\":[\"%s\"]}]}")
                .formatted(person, role(), record, status(), action);
    }

    /** As Cedar is asked, with the same attributes. */
    String cedar() {
        return ("{\"principal\":{\"type\":\"User\",\"id\":\"%1$s\"},\"action\":{\"type\":\"Action\",\"id\":\"%2$s\"},"
                        + "\"resource\":{\"type\":\"Record\",\"id\":\"%3$s\"},\"context\":{},\"entities\":["
                        + "{\"uid\":{\"type\":\"User\",\"id\":\"%1$s\"},\"attrs\":{},\"parents\":[{\"type\":\"Role\",\"id\":\"%4$s\"}]},"
                        + "{\"uid\":{\"type\":\"Record\",\"id\":\"%3$s\"},\"attrs\":{\"status\":\"%5$s\"},\"parents\":[]}]}")
                .formatted(person, action, record, role(), status());
    }

    private String role() {
        return person.equals("bob") ? "admin" : "member";
    }

    private String status() {
        return record.equals("record-1") ? "active" : "archived";
    }
}
