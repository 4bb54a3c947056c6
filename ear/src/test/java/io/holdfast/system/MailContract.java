package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.PostOffice.Letter;
import io.holdfast.testing.TestMailServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail from its reason to its reader, by a mail server that is not always there and not always willing. */
abstract class MailContract {
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String OPERATOR = "root@holdfast.example";
    private static final String MAILS = "/api/admin/mails";
    private static final String SUPPRESSIONS = "/api/admin/mail-suppressions";
    private static final String SCHEDULES = "/api/admin/job-schedules";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Pattern LINK = Pattern.compile("/signup\\?invitation=([^\\s]+)");

    private final PostOffice post = PostOffice.open();

    @AfterEach
    void theServerIsItsOldSelf() {
        post.server().goOn();
    }

    @Test
    void anInvitationArrivesUnderTlsAndItsLinkSignsUp(Holdfast holdfast) {
        String address = address("mail-arrives");
        invite(holdfast, address);

        Letter letter = arrives(address);
        assertThat(letter.guarded()).as("under TLS").isTrue();
        assertThat(letter.subject()).startsWith("Einladung zu ");
        Matcher link = LINK.matcher(letter.text());
        assertThat(link.find()).as(letter.text()).isTrue();
        Answer joined = signUp(holdfast.portal(), link.group(1), address);
        assertThat(joined.status()).as("%s", joined).isBetween(200, 201);
        await().atMost(SOON).until(() -> post.lettersTo(address).size() == 2);
        assertThat(mail(holdfast, address, "invitation").getString("state")).isEqualTo("SENT");
    }

    @Test
    void aServerThatIsAwayForAWhileGetsEachMailOnceAfterwards(Holdfast holdfast) {
        List<String> addresses = List.of(address("mail-away-1"), address("mail-away-2"));
        post.server().goAway();
        try {
            addresses.forEach(address -> invite(holdfast, address));
            await().atMost(SOON).until(() -> addresses.stream().allMatch(address -> {
                JsonObject mail = mail(holdfast, address, "invitation");
                return mail.getInt("attempts") >= 2 && mail.containsKey("lastError");
            }));
            assertThat(addresses).allMatch(address -> mail(holdfast, address, "invitation")
                    .getString("state")
                    .equals("WAITING"));
        } finally {
            post.server().comeBack();
        }

        addresses.forEach(address -> settles(holdfast, address, "SENT"));
        assertThat(addresses).allMatch(address -> post.lettersTo(address).size() == 1);
    }

    @Test
    void aServerThatSaysNotNowIsAskedAgainAndOneThatFallsSilentGetsTheSameMail(Holdfast holdfast) {
        String greylisted = address("mail-later");
        post.server().answering(greylisted, "451 4.7.1 greylisted", "451 4.7.1 greylisted", "250 ok");
        invite(holdfast, greylisted);
        settles(holdfast, greylisted, "SENT");
        assertThat(mail(holdfast, greylisted, "invitation").getInt("attempts")).isEqualTo(3);
        assertThat(post.lettersTo(greylisted)).hasSize(1);

        String twice = address("mail-twice");
        post.server().answering("CONTENT", TestMailServer.HANG_UP, "250 taken");
        invite(holdfast, twice);
        settles(holdfast, twice, "SENT");
        assertThat(post.lettersTo(twice)).hasSize(2);
        assertThat(post.lettersTo(twice)).extracting(Letter::messageId).containsOnly(messageId(holdfast, twice));
    }

    @Test
    void anAddressThatIsRefusedBouncesAndGetsNothingMore(Holdfast holdfast) {
        String address = address("mail-nobody");
        post.server().answering(address, "550 5.1.1 no such user");
        invite(holdfast, address);
        settles(holdfast, address, "BOUNCED");
        assertThat(mail(holdfast, address, "invitation").getString("lastError")).contains("550");
        assertThat(hints(holdfast)).contains("m…@acme.example");

        post.server().answering(address, "250 ok");
        invite(holdfast, address);
        settles(holdfast, address, "SUPPRESSED");
        assertThat(post.lettersTo(address)).isEmpty();
    }

    @Test
    void aServerThatIsSlowHoldsUpNoOtherJobs(Holdfast holdfast) {
        List<String> addresses = List.of(
                address("mail-slow-1"),
                address("mail-slow-2"),
                address("mail-slow-3"),
                address("mail-slow-4"),
                address("mail-slow-5"));
        post.server().fallAsleep();
        addresses.forEach(address -> invite(holdfast, address));
        await().atMost(SOON)
                .until(() -> mail(holdfast, addresses.get(0), "invitation").getInt("attempts") == 1);

        run(holdfast, "forget-signin-attempts");
        assertThat(addresses).allMatch(address -> post.lettersTo(address).isEmpty());

        post.server().goOn();
        addresses.forEach(address -> settles(holdfast, address, "SENT"));
        assertThat(addresses).allMatch(address -> post.lettersTo(address).size() == 1);
    }

    @Test
    void mailIsWrittenInTheLanguageThatTheOrganizationChose(Holdfast holdfast) {
        Visitor administrator = holdfast.portal().signIn(ADMINISTRATOR);
        String choice = "/api/mail-languages/organization";
        assertThat(administrator.send("PUT", choice, language("fr")).json().getString("language"))
                .isEqualTo("fr");
        assertThat(administrator.get(choice).json().getString("language")).isEqualTo("fr");
        assertThatProblem(administrator.send("PUT", choice, language("tlh"))).hasStatus(422);
        Visitor client = holdfast.portal().signIn("user@acme.example");
        assertThatProblem(client.send("PUT", choice, language("es"))).hasStatus(403);
        assertThat(client.send("PUT", "/api/mail-languages/mine", language("es"))
                        .json()
                        .getString("language"))
                .isEqualTo("es");
        assertThat(client.get("/api/mail-languages/mine").json().getString("language"))
                .isEqualTo("es");

        String address = address("mail-french");
        invite(holdfast, address, List.of());
        assertThat(arrives(address).subject()).startsWith("Invitation de ");
        administrator.send("PUT", choice, language("en"));
    }

    private static String language(String word) {
        return "{\"language\":\"" + word + "\"}";
    }

    @Test
    void aMailThatComesBackIsNotedWithItsReason(Holdfast holdfast) {
        String gone = address("mail-gone");
        String full = address("mail-full");
        for (String address : List.of(gone, full)) {
            invite(holdfast, address);
            settles(holdfast, address, "SENT");
        }
        post.report(messageId(holdfast, gone), "5.1.1");
        post.report(messageId(holdfast, full), "5.2.2");
        post.report("<nobody@knows.example>", "5.1.1");

        assertThat(run(holdfast, "read-bounces").getInt("failed")).isZero();
        settles(holdfast, gone, "BOUNCED");
        settles(holdfast, full, "BOUNCED");
        assertThat(mail(holdfast, gone, "invitation").getString("lastError")).isEqualTo("5.1.1");

        invite(holdfast, gone);
        settles(holdfast, gone, "SUPPRESSED");
        invite(holdfast, full);
        settles(holdfast, full, "SENT");
    }

    /** The post office outlives a deployment and keeps its letters, so that each archive has addresses of its own. */
    private String address(String name) {
        String archive = getClass().getEnclosingClass().getSimpleName().toLowerCase(Locale.ROOT);
        return name + "-" + archive + "@acme.example";
    }

    private static void invite(Holdfast holdfast, String address) {
        invite(holdfast, address, List.of("--language", "de"));
    }

    private static void invite(Holdfast holdfast, String address, List<String> more) {
        List<String> verb = new ArrayList<>(List.of("user", "invite", "--email", address, "--name", "Ada"));
        verb.addAll(List.of("--tenant", "meridian", "--role", "client_admin", "--account", "acme"));
        verb.addAll(more);
        var outcome = holdfast.launcher().call(Duration.ofMinutes(1), verb);
        assertThat(outcome.code()).as(outcome.all()).isZero();
    }

    private Letter arrives(String address) {
        await().atMost(SOON).until(() -> !post.lettersTo(address).isEmpty());
        return post.lettersTo(address).get(0);
    }

    private static Answer signUp(Portal portal, String invitation, String email) {
        return portal.stranger()
                .send(
                        "POST",
                        "/api/auth/signup",
                        Json.createObjectBuilder()
                                .add("invitation", invitation)
                                .add("email", email)
                                .add("name", "Ada")
                                .add("password", "a long enough secret of Ada")
                                .build()
                                .toString());
    }

    private static void settles(Holdfast holdfast, String address, String state) {
        await().atMost(SOON)
                .until(() ->
                        mail(holdfast, address, "invitation").getString("state").equals(state));
    }

    private static String messageId(Holdfast holdfast, String address) {
        return mail(holdfast, address, "invitation").getString("messageId");
    }

    /** The newest of its kind. */
    private static JsonObject mail(Holdfast holdfast, String address, String kind) {
        return holdfast
                .portal()
                .signIn(ADMINISTRATOR)
                .get(MAILS + "?limit=100")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(mail -> mail.getString("toAddress").equals(address)
                        && mail.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mail to " + address));
    }

    private static List<String> hints(Holdfast holdfast) {
        return holdfast
                .portal()
                .signIn(ADMINISTRATOR)
                .get(SUPPRESSIONS)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(item -> item.getString("address"))
                .toList();
    }

    /** Runs a schedule of the platform to its end. @return its result */
    private static JsonObject run(Holdfast holdfast, String schedule) {
        Visitor operator = holdfast.portal().signIn(OPERATOR);
        String id = operator.get(SCHEDULES).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("name").equals(schedule))
                .findFirst()
                .orElseThrow()
                .getString("id");
        Answer accepted = await("it may be running by itself")
                .atMost(SOON)
                .until(
                        () -> operator.send("POST", SCHEDULES + "/" + id + "/run", null),
                        answer -> answer.status() == 202);
        String job = "/api/admin/jobs/" + accepted.json().getString("id");
        await().atMost(SOON)
                .until(() -> operator.get(job).json().getString("state").equals("SUCCEEDED"));
        return operator.get(job).json().getJsonObject("result");
    }
}
