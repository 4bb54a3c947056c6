package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.RandomWishes.SETTINGS;
import static io.holdfast.system.RoleOffice.RBAC;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.RandomWishes.Wish;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever administers anything tries at random to raise somebody, on every way that there is. Nobody gets more than the rows of delegations say, and
 * the administrators themselves get nothing (feature A23).
 */
abstract class EscalationContract {
    private static final int WISHES = 30;
    /** One in so many is carried out, too. */
    private static final int CARRIED_OUT = 4;
    /** One in so many is about several people at once. */
    private static final int BULK = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin@meridian.example",
                "admin@acme.example",
                "owner@harvest.example",
                "downtown@harvest.example",
                "district@riverside.example",
                "president@lincoln.example",
                "admin@authzen.example",
                "root@holdfast.example"
            })
    void nobodyRaisesAnybodyAboveWhatIsTheirsToHandOn(String administrator, Portal portal, Database database) {
        Visitor visitor = portal.signIn(administrator);
        String self = visitor.session().json().getJsonObject("user").getString("id");
        var random = new Random(administrator.hashCode());
        Set<String> inRoles = database.handedOn(administrator, false);
        Set<String> inAssignments = database.handedOn(administrator, true);
        boolean changesRoles = visitor.get(SETTINGS).status() == 200;
        try (var office = new RoleOffice(visitor)) {
            var known = RandomWishes.of(visitor);
            JsonObject base = changesRoles ? office.role(RandomWishes.name(), 1, List.of(), List.of()) : null;
            if (base != null) {
                // Somebody holds what is changed, so that gains are seen.
                known.people().stream()
                        .filter(person -> !person.equals(self))
                        .findFirst()
                        .ifPresent(person -> office.assigned(person, base.getString("name")));
            }
            int allowed = 0;
            for (int i = 0; i < WISHES; i++) {
                Wish wish = changesRoles && i % 2 == 0
                        ? known.ofRoles(base, random)
                        : i % BULK == 1 ? known.bulk(random) : known.assignment(random);
                String history = administrator + ", " + wish;
                Answer answer =
                        visitor.send("POST", RBAC + "simulate", wish.change().toString());
                assertThat(answer.status()).as(history).isIn(200, 422);
                assertThat(changed(answer)).as(history).isSubsetOf(known.people());
                if (answer.status() == 200 && answer.json().getBoolean("allowed")) {
                    allowed++;
                    assertWithin(wish, answer.json(), wish.ofRoles() ? inRoles : inAssignments, self, history);
                }
                if (i % CARRIED_OUT < 2) {
                    carryOut(visitor, wish, answer, history);
                }
            }
            assertThat(allowed).as("of the wishes of " + administrator).isPositive();
        }
    }

    /** Whom the answer names. */
    private static Set<String> changed(Answer answer) {
        return answer.status() != 200
                ? Set.of()
                : answer.json().getJsonArray("changes").getValuesAs(JsonObject.class).stream()
                        .map(change -> change.getString("userId"))
                        .collect(toSet());
    }

    static List<String> thoseWhoLookAfterPeople() {
        return List.of(
                "admin@meridian.example",
                "admin@acme.example",
                "owner@harvest.example",
                "downtown@harvest.example",
                "district@riverside.example",
                "president@lincoln.example");
    }

    @ParameterizedTest
    @MethodSource("thoseWhoLookAfterPeople")
    void nobodyInvitesAnybodyIntoMoreThanIsTheirsToHandOn(String administrator, Portal portal, Database database) {
        Visitor visitor = portal.signIn(administrator);
        Set<String> theirs = database.handedOn(administrator, true);
        var known = RandomWishes.of(visitor);
        for (String role : known.roles()) {
            JsonObject scope = known.scopes()
                    .get(known.roles().indexOf(role) % known.scopes().size());
            JsonObjectBuilder wish = Json.createObjectBuilder()
                    .add("email", RandomWishes.name() + "@newcomers.example")
                    .add("name", "Newcomer")
                    .add("role", role)
                    .add("scope", scope);
            if (scope.getString("type").equals("account")) {
                wish.add("accountId", scope.getString("id"));
            }
            Answer answer = visitor.send("POST", PeopleOffice.USERS, RoleOffice.text(wish));
            assertThat(answer.status())
                    .as("%s, %s: %s", administrator, role, answer)
                    .isIn(201, 403, 422);
            if (answer.status() == 201) {
                assertThat(theirs).as("%s, %s", administrator, role).containsAll(database.held(administrator, role));
                visitor.send("DELETE", "/api/admin/invitations/" + answer.json().getString("id"), null);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("thoseWhoLookAfterPeople")
    void nobodyImportsWhatIsNotTheirsToHandOn(String administrator, Portal portal, Database database) {
        Visitor visitor = portal.signIn(administrator);
        Set<String> theirs = database.handedOn(administrator, true);
        var known = RandomWishes.of(visitor);
        String person =
                visitor
                        .get(RBAC + "user-roles?limit=200")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .map(item -> item.getString("email"))
                        .filter(email -> !email.equals(administrator))
                        .findFirst()
                        .orElse(administrator);
        var file = new StringBuilder("email,role,scope\n");
        for (String role : known.roles()) {
            for (JsonObject scope : known.scopes()) {
                String place = scope.getString("id", "");
                file.append(person)
                        .append(',')
                        .append(role)
                        .append(',')
                        .append(place)
                        .append('\n');
                file.append(RandomWishes.name())
                        .append("@newcomers.example,")
                        .append(role)
                        .append(',')
                        .append(place)
                        .append('\n');
                file.append(administrator)
                        .append(',')
                        .append(role)
                        .append(',')
                        .append(place)
                        .append('\n');
            }
        }
        String made = RBAC + "imports/"
                + visitor.send("POST", RBAC + "imports", file.toString()).json().getString("id");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> visitor.get(made).json().getString("state").equals("CHECKED"));

        for (String state : List.of("ASSIGN", "INVITE")) {
            visitor.get(made + "/rows?limit=200&state=" + state)
                    .json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(row -> {
                        assertThat(row.getString("email"))
                                .as("%s: %s", administrator, row)
                                .isNotEqualTo(administrator);
                        assertThat(theirs)
                                .as("%s: %s", administrator, row)
                                .containsAll(database.held(administrator, row.getString("role")));
                    });
        }
        assertThat(visitor.send("DELETE", made, null).status()).isEqualTo(204);
    }

    @Test
    void whoIsLetInAgainHasNothingBackThatIsNotTheirsToGiveWhoLetsThemIn(Portal portal) {
        Visitor president = portal.signIn("president@lincoln.example");
        try (var office = new RoleOffice(president)) {
            String treasurer = office.person("treasurer@lincoln.example");
            String keeper = office.role(RandomWishes.name(), 20, List.of("manage:all-users"), List.of())
                    .getString("name");
            office.assigned(office.person("volunteer@lincoln.example"), keeper);
            Visitor low = portal.signIn("volunteer@lincoln.example");
            String status = "/api/admin/users/" + treasurer + "/status";
            try {
                assertThat(president.send("PUT", status, status("DISABLED")).status())
                        .isEqualTo(200);

                assertThatProblem(low.send("PUT", status, status("ACTIVE")))
                        .hasStatus(403)
                        .hasCode("RBAC-2002");
            } finally {
                assertThat(president.send("PUT", status, status("ACTIVE")).status())
                        .isEqualTo(200);
            }
        }
    }

    private static String status(String word) {
        return "{\"status\":\"" + word + "\",\"reason\":\"a test\"}";
    }

    private static void assertWithin(Wish wish, JsonObject simulated, Set<String> theirs, String self, String history) {
        assertThat(theirs).as(history).containsAll(wish.given());
        assertThat(simulated.getJsonArray("permissions").getValuesAs(JsonObject.class))
                .as(history)
                .allMatch(count -> count.getInt("gaining") == 0 || theirs.contains(count.getString("permission")));
        assertThat(simulated.getJsonArray("changes").getValuesAs(JsonObject.class))
                .as(history)
                .noneMatch(change -> change.getString("effect").equals("GAINED")
                        && change.getString("userId").equals(self));
    }

    /** What the question said is what the attempt gets. What would change others' demo is only tried when it was refused. */
    private static void carryOut(Visitor visitor, Wish wish, Answer simulated, String history) {
        JsonObject change = wish.change();
        boolean may = simulated.status() == 200 && simulated.json().getBoolean("allowed");
        if (change.containsKey("assignments")
                && !change.getJsonArray("assignments").getJsonObject(0).containsKey("id")) {
            Answer done = visitor.send(
                    "POST",
                    RBAC + "assign",
                    change.getJsonArray("assignments").getJsonObject(0).toString());
            assertThat(done.status() == 201).as("%s: %s", history, done).isEqualTo(may);
            takeBack(visitor, "assign/", done);
        } else if (change.containsKey("assignments") && !may) {
            assertRefused(
                    visitor,
                    RBAC + "assign/"
                            + change.getJsonArray("assignments")
                                    .getJsonObject(0)
                                    .getString("id"),
                    "{\"validTo\":null}",
                    history);
        } else if (change.containsKey("bulk")) {
            Answer done = visitor.send(
                    "POST", RBAC + "assign/bulk", change.getJsonObject("bulk").toString());
            assertThat(done.status() == 200 && done.json().getInt("refused") == 0)
                    .as("%s: %s", history, done)
                    .isEqualTo(may);
            if (done.status() == 200) {
                done.json().getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                        .filter(row -> row.containsKey("assignment"))
                        .forEach(row -> visitor.send("DELETE", RBAC + "assign/" + row.getString("assignment"), null));
            }
        } else if (change.containsKey("override") && !may) {
            assertRefused(visitor, SETTINGS, change.getJsonObject("override").toString(), history);
        } else if (wish.path().equals("new role")) {
            Answer done = visitor.send(
                    "POST", RBAC + "roles", change.getJsonObject("role").toString());
            assertThat(done.status() == 201).as("%s: %s", history, done).isEqualTo(may);
            takeBack(visitor, "roles/", done);
        } else if (wish.path().equals("changed role") && !may) {
            JsonObject role = change.getJsonObject("role");
            JsonObjectBuilder body = Json.createObjectBuilder(role).remove("id").add("version", 1);
            assertRefused(visitor, RBAC + "roles/" + role.getString("id"), RoleOffice.text(body), history);
        }
    }

    private static void assertRefused(Visitor visitor, String address, String body, String history) {
        Answer done = visitor.send("PUT", address, body);
        assertThat(done.status()).as("%s: %s", history, done).isIn(403, 404, 409, 422);
    }

    private static void takeBack(Visitor visitor, String list, Answer made) {
        if (made.status() == 201) {
            visitor.send("DELETE", RBAC + list + made.json().getString("id"), null);
        }
    }
}
