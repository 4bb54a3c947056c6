package io.holdfast.rbac.authzen.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rbac.authzen.usecase.AccessQuestion.Action;
import io.holdfast.rbac.authzen.usecase.AccessQuestion.Entity;
import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Reach;
import io.holdfast.rbac.model.Entities.Member;
import io.holdfast.rbac.model.Entities.Name;
import io.holdfast.rbac.model.Entities.Thing;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a question in the words of others to one of the evaluator, over the facts of the certification. */
class AccessSnapshotTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final UserId ALICE = new UserId(UUID.randomUUID());
    private static final UserId BOB = new UserId(UUID.randomUUID());
    private static final UUID READER = UUID.randomUUID();
    private static final UUID WRITER = UUID.randomUUID();
    private static final UUID ARCHIVIST = UUID.randomUUID();
    private static final UUID DELETER = UUID.randomUUID();
    private static final Set<String> ALL = Set.of("subject.role", "resource.status", "action.soft");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice | {}                | read   | {}            | record-1 | {}                      | true",
                "alice | {}                | write  | {}            | record-1 | {}                      | true",
                "bob   | {}                | read   | {}            | record-1 | {}                      | true",
                "bob   | {}                | write  | {}            | record-1 | {}                      | false",
                "alice | {}                | write  | {}            | record-1 | {\"status\":\"archived\"} | false",
                "bob   | {\"role\":\"admin\"} | write  | {}            | record-1 | {\"status\":\"archived\"} | true",
                "alice | {\"role\":\"admin\"} | write  | {}            | record-1 | {\"status\":\"archived\"} | true",
                "alice | {}                | delete | {\"soft\":true}  | record-1 | {}                      | true",
                "alice | {}                | delete | {\"soft\":false} | record-1 | {}                      | false",
                "alice | {}                | delete | {}            | record-1 | {}                      | false"
            })
    void theRulesOfTheCertificationHold(
            String subject, String who, String action, String how, String resource, String what, boolean allowed) {
        var question = new AccessQuestion(
                new Entity("user", subject, json(who)),
                new Action(action, json(how)),
                new Entity("record", resource, json(what)),
                JsonValue.EMPTY_JSON_OBJECT);

        assertThat(snapshot(ALL).decide(question).allows()).isEqualTo(allowed);
    }

    @Test
    void whatACallerSaysCountsOnlyForTheAttributesThatItIsTrustedWith() {
        AccessQuestion asked = question("bob", "write", "record-1", "{\"status\":\"archived\"}");

        assertThat(snapshot(Set.of()).decide(asked).allows())
                .as("trusted with nothing")
                .isFalse();
        assertThat(snapshot(Set.of("subject.status", "resource.state"))
                        .decide(asked)
                        .allows())
                .as("trusted with others")
                .isFalse();
        assertThat(snapshot(Set.of("resource.status")).decide(asked).allows()).isTrue();
        assertThat(snapshot(Set.of("resource.status")).believed(asked)).containsExactly("resource.status");
        assertThat(snapshot(Set.of()).believed(asked)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"status\":[\"active\"]}", "{\"status\":{}}", "{\"status\":null}", "{\"status\":1}"})
    void anAttributeThatIsNoValueIsUnknownAndNotTheStoredOne(String what) {
        assertThat(snapshot(ALL)
                        .decide(question("alice", "write", "record-1", what))
                        .allows())
                .isFalse();
    }

    @Test
    void aMemberIsNamedAsOthersDoOrByAddressOrId() {
        for (String name : List.of(
                "alice",
                "alice@people.example",
                "Alice@People.Example",
                ALICE.toString(),
                ALICE.toString().toUpperCase(Locale.ROOT))) {
            assertThat(snapshot(ALL)
                            .decide(question(name, "write", "record-1", "{}"))
                            .allows())
                    .as(name)
                    .isTrue();
        }
        for (String name :
                List.of("Alice", "carol", "", "alice ", UUID.randomUUID().toString())) {
            assertThat(snapshot(ALL).decide(question(name, "write", "record-1", "{}")))
                    .as(name)
                    .isEqualTo(Reason.NOT_A_MEMBER);
        }
    }

    @Test
    void whatNobodyKnowsIsNotThere() {
        assertThat(reason(new Entity("user", "alice", none()), "read", "record", "record-9"))
                .isEqualTo(Reason.RESOURCE_NOT_HERE);
        assertThat(reason(new Entity("user", "alice", none()), "read", "planet", "record-1"))
                .isEqualTo(Reason.RESOURCE_NOT_HERE);
        assertThat(reason(new Entity("robot", "alice", none()), "read", "record", "record-1"))
                .isEqualTo(Reason.NOT_A_MEMBER);
        assertThat(reason(new Entity("user", "alice", none()), "Read; DROP", "record", "record-1"))
                .isEqualTo(Reason.RESOURCE_NOT_HERE);
        assertThat(reason(new Entity("user", "alice", none()), "read", "account", "acme"))
                .isEqualTo(Reason.RESOURCE_NOT_HERE);
    }

    @Test
    void aWholeKeyIsAskedForAtAPlaceAndForItsOwnNounElsewhere() {
        assertThat(reason(new Entity("user", "alice", none()), "read:record", "record", "record-1"))
                .isEqualTo(Reason.GRANTED);
        assertThat(reason(new Entity("user", "alice", none()), "read:record", "tenant", TENANT.toString()))
                .isEqualTo(Reason.GRANTED);
        assertThat(reason(
                        new Entity("user", "alice", none()),
                        "read:record",
                        "tenant",
                        UUID.randomUUID().toString()))
                .as("another tenant")
                .isEqualTo(Reason.RESOURCE_NOT_HERE);
        assertThat(reason(new Entity("user", "alice", none()), "read:records", "record", "record-1"))
                .isEqualTo(Reason.RESOURCE_NOT_HERE);
    }

    @Test
    void aQuestionThatIsNotAnsweredIsANoLikeThatAboutNobody() {
        assertThat(snapshot(ALL).decideNothing().allows()).isFalse();
        assertThat(snapshot(ALL).decideNothing()).isEqualTo(Reason.NOT_A_MEMBER);
    }

    private static Reason reason(Entity subject, String action, String type, String id) {
        var question = new AccessQuestion(
                subject, Action.named(action), new Entity(type, id, none()), JsonValue.EMPTY_JSON_OBJECT);
        return snapshot(ALL).decide(question);
    }

    private static AccessQuestion question(String subject, String action, String resource, String what) {
        return new AccessQuestion(
                new Entity("user", subject, none()),
                Action.named(action),
                new Entity("record", resource, json(what)),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static AccessSnapshot snapshot(Set<String> trusted) {
        return new AccessSnapshot(
                TENANT,
                question -> Evaluator.decide(facts(), question).reason(),
                Instant.parse("2026-11-30T12:00:00Z"),
                Map.of(),
                List.of(
                        new Member(ALICE, "alice", "alice@people.example", Map.of("role", "member")),
                        new Member(BOB, "bob", "bob@people.example", Map.of("role", "admin"))),
                List.of(
                        new Thing(UUID.randomUUID(), new Name("record", "record-1"), Map.of("status", "active")),
                        new Thing(UUID.randomUUID(), new Name("record", "record-2"), Map.of("status", "archived"))),
                trusted);
    }

    private static Facts facts() {
        return new Facts(
                TENANT,
                true,
                Map.of(ALICE.value(), true, BOB.value(), true),
                Stream.of(ALICE, BOB).flatMap(AccessSnapshotTest::assignments).toList(),
                List.of(),
                Map.of(),
                Map.of(
                        READER, Set.of("read:record"),
                        WRITER, Set.of("write:record"),
                        ARCHIVIST, Set.of("write:record"),
                        DELETER, Set.of("delete:record")),
                Map.of(),
                List.of(),
                Map.of());
    }

    private static Stream<Assignment> assignments(UserId user) {
        return Stream.of(
                assignment(user, READER, Map.of()),
                assignment(user, WRITER, Map.of("resource.status", "active", "subject.role", "member")),
                assignment(user, ARCHIVIST, Map.of("resource.status", "archived", "subject.role", "admin")),
                assignment(user, DELETER, Map.of("action.soft", true)));
    }

    private static Assignment assignment(UserId user, UUID role, Map<String, Object> condition) {
        return new Assignment(
                UUID.randomUUID(), user.value(), role, new Reach(Scope.TENANT, Instant.EPOCH, null, false, condition));
    }

    private static JsonObject none() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
