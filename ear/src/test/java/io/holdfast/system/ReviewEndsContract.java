package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static io.holdfast.system.Reviews.REVIEWS;
import static io.holdfast.system.Reviews.decide;
import static io.holdfast.system.Reviews.items;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Officers.Officer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an access review comes to its end, and what is left of it. */
abstract class ReviewEndsContract extends ReviewsFixture {
    @Test
    void whatNobodyAnswersIsTakenBackAtTheDateWhereTheReviewSaysSo() {
        Officer dana = given("Dana");
        Officer kim = given("Kim");
        String id = reviews.open(Reviews.of(role, reviewer)
                .add("dueAt", Instant.now().plusSeconds(12).toString())
                .add("onSilence", "REVOKE"));
        assertThat(decide(volunteer, id, reviews.item(id, dana), "KEEP", null).status())
                .isEqualTo(204);

        reviews.becomes(id, "CLOSED");
        await().atMost(Duration.ofSeconds(30)).until(() -> officers.held(kim).isEmpty());
        assertThat(officers.held(dana)).hasSize(1);
        JsonObject item = reviews.item(id, kim);
        assertThat(item.getString("state")).isEqualTo("NOT_ANSWERED");
        assertThat(item.containsKey("endedAt")).isTrue();
        assertThat(reviews.read(id).containsKey("closedBy")).isFalse();
        assertThatProblem(decide(volunteer, id, item, "KEEP", null)).hasStatus(409);
        assertThat(database.events("review", id)).contains("review.remind SUCCEEDED", "review.close SUCCEEDED");
    }

    @Test
    void aReviewThatIsClosedByHandTakesNothingBack() {
        Officer dana = given("Dana");
        String id = reviews.open(Reviews.of(role, reviewer).add("onSilence", "REVOKE"));

        Answer closed = reviews.finish(id);

        assertThat(closed.status()).as("%s", closed).isEqualTo(200);
        assertThat(reviews.read(id).getJsonObject("counts").getInt("notAnswered"))
                .isEqualTo(1);
        assertThat(officers.held(dana)).hasSize(1);
        assertThatProblem(reviews.finish(id)).hasStatus(409);
        assertThatProblem(decide(volunteer, id, reviews.item(id, dana), "REVOKE", "late"))
                .hasStatus(409)
                .says("closed");
    }

    @Test
    void aClosedReviewIsGivenOutSigned(@TempDir Path folder) throws Exception {
        Officer dana = given("Dana");
        String id = reviews.open(Reviews.of(role, reviewer));
        decide(volunteer, id, reviews.item(id, dana), "REVOKE", "left in May");
        String export = REVIEWS + "/" + id + "/export";
        assertThatProblem(president.get(export)).hasStatus(409);
        reviews.finish(id);

        assertThatProblem(volunteer.get(REVIEWS + "/" + UUID.randomUUID() + "/export"))
                .hasStatus(404);
        try (var zip = new ZipFile(
                president.download(export, folder.resolve("review.zip")).toFile())) {
            byte[] sums = bytes(zip, "SHA256SUMS");
            assertThat(new String(sums, UTF_8))
                    .startsWith("# holdfast access review 1\n")
                    .contains("# review " + id);
            for (String file : List.of("README.txt", "review.json", "items.jsonl")) {
                assertThat(new String(sums, UTF_8)).contains(sha256(bytes(zip, file)) + "  " + file + "\n");
            }
            String items = new String(bytes(zip, "items.jsonl"), UTF_8);
            assertThat(items.lines()).hasSize(1);
            assertThat(items).contains(dana.email(), "\"state\":\"REVOKED\"", "left in May", "CC6.2", reviewer);
            String pem = new String(bytes(zip, "key.pem"), UTF_8);
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(
                            Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""))));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(sums);
            assertThat(signature.verify(bytes(zip, "SHA256SUMS.sig"))).isTrue();
            assertThat(president.get("/api/v1/audit-logs/checkpoints/latest").body())
                    .as("the key of the log")
                    .contains(new String(bytes(zip, "key.txt"), UTF_8).split("\\+", 2)[0]);
        }
        assertThat(database.events("review", id)).contains("review.export SUCCEEDED");
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
