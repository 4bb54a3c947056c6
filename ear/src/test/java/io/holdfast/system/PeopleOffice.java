package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.PostOffice.Letter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody who looks after people does over HTTP in tests, and what those whom they invite do. */
final class PeopleOffice {
    static final String USERS = "/api/admin/users";

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Pattern LINK = Pattern.compile("/signup\\?invitation=([^\\s]+)");
    private static final String PASSWORD = "a long enough secret of Aa";

    private final Visitor visitor;
    private final Portal portal;
    private final PostOffice post = PostOffice.open();

    PeopleOffice(Portal portal, String email) {
        this.portal = portal;
        this.visitor = portal.signIn(email);
    }

    /** What is said of somebody who is to be invited, into no account. */
    static JsonObjectBuilder body(String email, String role) {
        return Json.createObjectBuilder()
                .add("email", email)
                .add("name", "Aa Newcomer")
                .add("role", role);
    }

    /** The same, into the account of who looks after it. */
    JsonObjectBuilder wish(String email, String role) {
        return body(email, role).add("accountId", account());
    }

    Answer invite(JsonObjectBuilder wish) {
        return visitor.send("POST", USERS, wish.build().toString());
    }

    /** Invites into the account. @return the invitation's id */
    String invited(String email, String role) {
        Answer answer = invite(wish(email, role));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().getString("id");
    }

    Answer resend(String invitation) {
        return visitor.send("POST", "/api/admin/invitations/" + invitation + "/resend", null);
    }

    Answer tryWithdraw(String invitation) {
        return visitor.send("DELETE", "/api/admin/invitations/" + invitation, null);
    }

    void withdraw(String invitation) {
        assertThat(tryWithdraw(invitation).status()).isEqualTo(204);
    }

    Letter letter(String address) {
        await().atMost(SOON).until(() -> !post.lettersTo(address).isEmpty());
        return post.lettersTo(address).get(0);
    }

    /** The token of the first letter. */
    String link(String address) {
        return nextLink(address, 1);
    }

    /** The token of a letter. @param number from 1 */
    String nextLink(String address, int number) {
        await().atMost(SOON).until(() -> post.lettersTo(address).size() >= number);
        Letter letter = post.lettersTo(address).get(number - 1);
        Matcher link = LINK.matcher(letter.text());
        assertThat(link.find()).as(letter.text()).isTrue();
        return link.group(1);
    }

    Answer tryJoin(String link, String address) {
        return portal.stranger()
                .send(
                        "POST",
                        "/api/auth/signup",
                        Json.createObjectBuilder()
                                .add("invitation", link)
                                .add("email", address)
                                .add("name", "Aa Newcomer")
                                .add("password", PASSWORD)
                                .build()
                                .toString());
    }

    void join(String link, String address) {
        Answer joined = tryJoin(link, address);
        assertThat(joined.status()).as("%s", joined).isBetween(200, 201);
    }

    Answer trySignIn(Portal door, String address) {
        return door.trySignIn(address, PASSWORD);
    }

    Visitor signIn(Portal door, String address) {
        return door.visitorWith(trySignIn(door, address).json().getString("accessToken"));
    }

    Answer get(String query) {
        return visitor.get(USERS + query);
    }

    Answer send(String method, String path, String body) {
        return visitor.send(method, USERS + path, body);
    }

    /** Somebody of the list. */
    JsonObject person(String email) {
        return items(USERS + "?limit=200&q=" + email).stream()
                .filter(item -> item.getString("email").equals(email))
                .findFirst()
                .orElseThrow();
    }

    List<String> emails(String query) {
        return items(USERS + query).stream()
                .map(item -> item.getString("email"))
                .toList();
    }

    List<JsonObject> sessions(String id) {
        return items(USERS + "/" + id + "/sessions");
    }

    List<JsonObject> roles(JsonObject person) {
        return items(RoleOffice.RBAC + "user-roles/" + person.getString("id"));
    }

    String own() {
        return visitor.session().json().getJsonObject("user").getString("id");
    }

    /** The account that they belong to. */
    String account() {
        return visitor.session().json().getJsonObject("user").getString("accountId");
    }

    private List<JsonObject> items(String path) {
        Answer answer = visitor.get(path);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
