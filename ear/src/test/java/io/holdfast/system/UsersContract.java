package io.holdfast.system;

import static io.holdfast.system.PeopleOffice.USERS;
import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People are listed, invited, signed out and kept out over the API, each by who looks after them and may (features J1, A23, A30). */
abstract class UsersContract {
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT_ADMINISTRATOR = "admin@acme.example";
    private static final String CLIENT = "user@acme.example";
    private static final String PRESIDENT = "president@lincoln.example";

    @Test
    void anInvitedPersonJoinsWithTheRoleThePlaceAndTheEndOfTheInvitation(Portal portal, Database database) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String address = address("aa-joins");

        Answer invited = office.invite(office.wish(address, "client_user")
                .add("validTo", "2100-07-01T00:00:00Z")
                .add("language", "de"));

        assertThat(invited.status()).as("%s", invited).isEqualTo(201);
        assertThat(URI.create(invited.header("Location")).getPath())
                .isEqualTo("/api/admin/invitations/" + invited.json().getString("id"));
        assertThat(invited.json().getString("status")).isEqualTo("INVITED");
        assertThat(invited.json().getString("account")).isEqualTo("Acme");
        assertThat(office.letter(address).subject()).startsWith("Einladung zu ");
        String link = office.link(address);
        assertThat(invited.body()).doesNotContain(link);

        office.join(link, address);

        JsonObject person = office.person(address);
        assertThat(person.getString("status")).isEqualTo("ACTIVE");
        JsonObject held = office.roles(person).get(0);
        assertThat(held.getString("role")).isEqualTo("client_user");
        assertThat(held.getJsonObject("scope").getString("id")).isEqualTo(office.account());
        assertThat(held.getString("validTo")).isEqualTo("2100-07-01T00:00:00Z");
        assertThat(held.getString("assignedBy")).isEqualTo(office.own());
        assertThat(database.events("invitation", invited.json().getString("id")))
                .containsExactly("user.invite SUCCEEDED");
        assertThat(database.events("user", person.getString("id"))).contains("user.join SUCCEEDED");
        assertThat(database.mails("term-given/%")).contains("term-given " + address);
    }

    @Test
    void theListIsNarrowedByStateRoleAccountAndText(Portal portal) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String address = address("aa-listed");
        String invitation = office.invited(address, "client_user");
        var all = new PeopleOffice(portal, ADMINISTRATOR);

        assertThat(all.emails("?limit=200")).contains(ADMINISTRATOR, CLIENT, address, "user@globex.example");
        assertThat(all.emails("?limit=200&state=ACTIVE")).contains(CLIENT).doesNotContain(address);
        assertThat(all.emails("?limit=200&state=INVITED")).contains(address).doesNotContain(CLIENT);
        assertThat(all.emails("?limit=200&account=" + office.account()))
                .contains(address, CLIENT)
                .allMatch(email -> email.endsWith("@acme.example"));
        assertThat(all.emails("?q=AA-LISTED-&limit=200")).contains(address).allMatch(email -> email.contains("listed"));
        assertThat(all.emails("?role=admin&limit=200")).contains(ADMINISTRATOR).doesNotContain(CLIENT);
        assertThat(office.emails("?limit=200"))
                .contains(address, CLIENT)
                .allMatch(email -> email.endsWith("@acme.example"));
        office.withdraw(invitation);
        assertThat(all.emails("?limit=200")).doesNotContain(address);
    }

    @Test
    void pagesTogetherHoldEverybodyOnce(Portal portal) {
        var office = new PeopleOffice(portal, ADMINISTRATOR);
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = office.get("?limit=2" + cursor).json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(item -> read.add(item.getString("id")));
            cursor = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);

        assertThat(read).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(office.get("?limit=200").json().getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(item -> item.getString("id"))
                .containsExactlyElementsOf(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=GONE", "?account=x", "?limit=0", "?cursor=rubbish", "?colour=red", "?q=a%00b"})
    void aFilterThatIsNoneIsRefused(String query, Portal portal) {
        assertThatProblem(portal.signIn(ADMINISTRATOR).get(USERS + query)).hasStatus(400);
    }

    @Test
    void whoLooksAfterNobodyIsRefused(Portal portal) {
        Visitor client = portal.signIn(CLIENT);

        assertThatProblem(client.get(USERS)).hasStatus(403).hasCode("RBAC-2001");
        assertThatProblem(client.send("POST", USERS, "{}")).hasStatus(422);
        assertThatProblem(client.send(
                        "POST",
                        USERS,
                        PeopleOffice.body("aa@acme.example", "client_user")
                                .build()
                                .toString()))
                .hasStatus(403);
    }

    @Test
    void aClientsAdministratorInvitesIntoTheAccountUpToTheirOwnLevel(Portal portal) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String address = address("aa-refused");
        String foreign = new PeopleOffice(portal, ADMINISTRATOR)
                .person("user@globex.example")
                .getString("accountId");

        assertThatProblem(office.invite(office.wish(address, "internal_pm")))
                .hasStatus(403)
                .hasCode("RBAC-2002");
        assertThatProblem(office.invite(office.wish(address, "client_user").add("scope", tenant())))
                .hasStatus(403)
                .hasCode("RBAC-2002");
        assertThatProblem(office.invite(office.wish(address, "client_user").add("accountId", foreign)))
                .hasStatus(422)
                .says("no such account");
        assertThatProblem(office.invite(PeopleOffice.body(address, "client_user")))
                .hasStatus(422)
                .says("client organization");
        assertThat(office.emails("?limit=200")).doesNotContain(address);
    }

    @Test
    void whatIsNotValidInvitesNobody(Portal portal) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String address = address("aa-invalid");

        for (JsonObjectBuilder wish : List.of(
                office.wish("nobody", "client_user"),
                office.wish("a@b.example, c@d.example", "client_user"),
                office.wish(address, "no_such_role"),
                office.wish(address, "client_user").add("name", " "),
                office.wish(address, "client_user").add("language", "tlh"),
                office.wish(address, "client_user").add("validFrom", "2001-01-01T00:00:00Z"),
                office.wish(address, "client_user").add("validTo", "2001-01-01T00:00:00Z"),
                office.wish(address, "client_user").add("validTo", "+99999-01-01T00:00:00Z"),
                office.wish(address, "client_user").add("password", "secret"))) {
            assertThatProblem(office.invite(wish)).hasStatus(422);
        }
        assertThat(office.emails("?limit=200")).doesNotContain(address);
    }

    @Test
    void aKnownAddressIsToldWithinTheOrganizationAndNowhereElse(Portal portal) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String address = address("aa-twice");

        assertThatProblem(office.invite(office.wish(CLIENT.toUpperCase(Locale.ROOT), "client_user")))
                .hasStatus(409)
                .says("member");
        String invitation = office.invited(address, "client_user");
        assertThatProblem(office.invite(office.wish(address, "client_user")))
                .hasStatus(409)
                .says("open invitation");

        var elsewhere = new PeopleOffice(portal, PRESIDENT);
        Answer known = elsewhere.invite(PeopleOffice.body(CLIENT, "volunteer"));
        assertThat(known.status()).as("%s", known).isEqualTo(201);
        elsewhere.withdraw(known.json().getString("id"));
        office.withdraw(invitation);
    }

    @Test
    void aNewLinkEndsTheOneBeforeAndAWithdrawnInvitationOpensNothing(Portal portal, Database database) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String address = address("aa-again");
        String id = office.invited(address, "client_user");
        String first = office.link(address);

        assertThat(office.resend(id).status()).isEqualTo(200);
        String second = office.nextLink(address, 2);
        assertThat(second).isNotEqualTo(first);
        assertThatProblem(office.tryJoin(first, address)).hasStatus(422).hasCode("AUTH-1005");

        assertThatProblem(new PeopleOffice(portal, PRESIDENT).tryWithdraw(id)).hasStatus(404);
        office.withdraw(id);
        assertThatProblem(office.tryJoin(second, address)).hasStatus(422).hasCode("AUTH-1005");
        assertThatProblem(office.tryWithdraw(id)).hasStatus(404);
        assertThatProblem(office.resend(id)).hasStatus(404);
        assertThat(database.events("invitation", id))
                .containsExactly(
                        "user.invite SUCCEEDED",
                        "invitation.renew SUCCEEDED",
                        // Of the stranger, in the log of their own organization.
                        "invitation.revoke FAILED",
                        "invitation.revoke SUCCEEDED",
                        "invitation.revoke FAILED",
                        "invitation.renew FAILED");
    }

    @Test
    void nobodyIsMailedWithoutEnd(Portal portal) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String id = office.invited(address("aa-much"), "client_user");

        for (int i = 1; i < 10; i++) {
            assertThat(office.resend(id).status()).as("mail %s", i).isEqualTo(200);
        }
        assertThatProblem(office.resend(id)).hasStatus(429).hasCode("MAIL-6001");
        office.withdraw(id);
    }

    @Test
    void aClientsAdministratorSignsTheirPeopleOutAndKeepsThemOut(Portal portal, Database database) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String address = address("aa-sessions");
        office.invited(address, "client_user");
        office.join(office.link(address), address);
        String id = office.person(address).getString("id");
        Visitor there = office.signIn(portal, address);
        Visitor elsewhere = office.signIn(portal, address);
        List<JsonObject> sessions = office.sessions(id);
        assertThat(sessions).hasSize(2).allMatch(session -> !session.getBoolean("current"));

        String latest = sessions.get(0).getString("id");
        assertThat(office.send("DELETE", "/" + id + "/sessions/" + latest, null).status())
                .isEqualTo(204);
        assertThat(elsewhere.session().status()).isEqualTo(401);
        assertThat(there.session().status()).isEqualTo(200);
        assertThatProblem(office.send("DELETE", "/" + id + "/sessions/" + latest, null))
                .hasStatus(404);
        assertThat(office.send("DELETE", "/" + id + "/sessions", null).json().getInt("ended"))
                .isEqualTo(1);
        assertThat(there.session().status()).isEqualTo(401);

        assertThat(office.send("PUT", "/" + id + "/status", status("DISABLED")).status())
                .isEqualTo(200);
        assertThat(office.trySignIn(portal, address).status()).isEqualTo(401);
        assertThat(office.person(address).getString("status")).isEqualTo("DISABLED");
        assertThat(office.send("PUT", "/" + id + "/status", status("ACTIVE")).status())
                .isEqualTo(200);
        assertThat(office.trySignIn(portal, address).status()).isEqualTo(200);
        assertThat(database.events("user", id))
                .contains("user-session.end SUCCEEDED", "user-session.end-all SUCCEEDED", "user.status SUCCEEDED");
    }

    @Test
    void nobodyTouchesThemselvesStrangersOrWhoStandsAboveThem(Portal portal) {
        var office = new PeopleOffice(portal, CLIENT_ADMINISTRATOR);
        String above = new PeopleOffice(portal, ADMINISTRATOR).own();
        String foreign = new PeopleOffice(portal, ADMINISTRATOR)
                .person("user@globex.example")
                .getString("id");

        for (String id : List.of(above, foreign, UUID.randomUUID().toString())) {
            assertThatProblem(office.send("GET", "/" + id + "/sessions", null)).hasStatus(404);
            assertThatProblem(office.send("DELETE", "/" + id + "/sessions", null))
                    .hasStatus(404);
            assertThatProblem(office.send("PUT", "/" + id + "/status", status("DISABLED")))
                    .hasStatus(404);
        }
        assertThat(office.sessions(office.own())).isNotEmpty();
        assertThatProblem(office.send("DELETE", "/" + office.own() + "/sessions", null))
                .hasStatus(409);
        assertThatProblem(office.send("PUT", "/" + office.own() + "/status", status("DISABLED")))
                .hasStatus(409);
    }

    @Test
    void whoHasMoreThanTheirsToGiveStaysSignedIn(Portal portal) {
        try (var roles = new RoleOffice(portal.signIn(PRESIDENT))) {
            String keeper = roles.role(RandomWishes.name(), 20, List.of("manage:all-users"), List.of())
                    .getString("name");
            roles.assigned(roles.person("volunteer@lincoln.example"), keeper);
            var low = new PeopleOffice(portal, "volunteer@lincoln.example");
            String treasurer = roles.person("treasurer@lincoln.example");

            for (Answer refused : List.of(
                    low.send("GET", "/" + treasurer + "/sessions", null),
                    low.send("DELETE", "/" + treasurer + "/sessions", null),
                    low.send("PUT", "/" + treasurer + "/status", status("DISABLED")),
                    low.invite(PeopleOffice.body(address("aa-above"), "treasurer")))) {
                assertThatProblem(refused).hasStatus(403).hasCode("RBAC-2002");
            }
        }
    }

    private static JsonObject tenant() {
        return Json.createObjectBuilder().add("type", "tenant").build();
    }

    private static String status(String word) {
        return "{\"status\":\"" + word + "\",\"reason\":\"a test\"}";
    }

    /** The post office outlives a deployment and keeps its letters, so that each archive has addresses of its own. */
    private String address(String name) {
        return name + "-" + getClass().getEnclosingClass().getSimpleName().toLowerCase(Locale.ROOT) + "@acme.example";
    }
}
