package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.verify.note.Checkpoint;
import io.holdfast.verify.note.NoteException;
import io.holdfast.verify.note.TrustedKeys;
import io.holdfast.verify.tree.Hashes;
import io.holdfast.verify.tree.InclusionProof;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log is proven to whoever may see it; what is asked for is checked with the verifier's own code. */
abstract class AuditProofContract {
    private static final String ADMIN = "admin@meridian.example";
    private static final String LOGS = "/api/v1/audit-logs";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void anEventIsProvenBySomebodyElsesCode(Portal portal) throws NoteException {
        Visitor admin = portal.signIn(ADMIN);
        JsonObject proof = proven(admin, newestEvent(admin));

        byte[] leaf = new Hashes().leaf(proof.getString("canonical").getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(leaf)).isEqualTo(proof.getString("leaf"));
        Checkpoint checkpoint = Checkpoint.open(
                proof.getJsonObject("checkpoint").getString("note").getBytes(UTF_8), keys(admin));
        List<byte[]> hashes = proof.getJsonArray("hashes").getValuesAs(JsonString.class).stream()
                .map(hash -> HexFormat.of().parseHex(hash.getString()))
                .toList();
        assertThat(InclusionProof.root(
                        proof.getJsonNumber("position").longValue(), checkpoint.size(), leaf, hashes, new Hashes()))
                .hasValueSatisfying(root -> assertThat(root).isEqualTo(checkpoint.root()));
    }

    @Test
    void aProofAndACheckpointCanBeHadAsTheTextsOfTheStandard(Portal portal) throws NoteException {
        Visitor admin = portal.signIn(ADMIN);
        String event = newestEvent(admin);
        proven(admin, event);
        Answer proof = admin.get(LOGS + "/" + event + "/proof", "Accept", "text/plain");
        assertThat(proof.header("Content-Type")).startsWith("text/plain");
        assertThat(proof.body()).startsWith("c2sp.org/tlog-proof@v1\nindex ");

        Answer latest = admin.get(LOGS + "/checkpoints/latest", "Accept", "text/plain");
        assertThat(Checkpoint.open(latest.body().getBytes(UTF_8), keys(admin)).size())
                .isPositive();
    }

    @Test
    void theLogGoesOnFromEachOfItsCheckpoints(Portal portal) {
        Visitor admin = portal.signIn(ADMIN);
        proven(admin, newestEvent(admin));
        JsonObject page = admin.get(LOGS + "/checkpoints?limit=1").json();
        JsonObject newest = page.getJsonArray("items").getJsonObject(0);
        JsonObject proof = admin.get(LOGS + "/consistency?from=1").json();
        assertThat(proof.getJsonNumber("to").longValue())
                .isGreaterThanOrEqualTo(newest.getJsonNumber("size").longValue());
        assertThat(proof.getJsonArray("hashes")).isNotEmpty();
    }

    @Test
    void whatCannotBeProvenIsRefused(Portal portal) {
        Visitor admin = portal.signIn(ADMIN);
        assertThatProblem(admin.get(LOGS + "/consistency")).hasStatus(400);
        assertThatProblem(admin.get(LOGS + "/consistency?from=0")).hasStatus(400);
        assertThatProblem(admin.get(LOGS + "/consistency?from=x")).hasStatus(400);
        assertThatProblem(admin.get(LOGS + "/consistency?from=1&to=999999999")).hasStatus(400);
        assertThatProblem(admin.get(LOGS + "/checkpoints?cursor=mine")).hasStatus(400);
        assertThatProblem(admin.get(LOGS + "/00000000-0000-7000-8000-000000000009/proof"))
                .hasStatus(404);
    }

    @Test
    void anotherOrganizationsEventDoesNotExist(Portal portal) {
        String theirs = newestEvent(portal.signIn(ADMIN));
        Visitor auditor = portal.signIn("auditor@harvest.example");
        assertThatProblem(auditor.get(LOGS + "/" + theirs + "/proof")).hasStatus(404);
        assertThatProblem(portal.signIn("user@acme.example").get(LOGS + "/keys"))
                .hasStatus(403);
    }

    private static String newestEvent(Visitor visitor) {
        return visitor.get("/api/admin/audit-logs?limit=1")
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    private static JsonObject proven(Visitor visitor, String event) {
        return await().atMost(SOON)
                .until(() -> visitor.get(LOGS + "/" + event + "/proof").json(), proof -> proof.getString("status")
                        .equals("PROVEN"));
    }

    private static TrustedKeys keys(Visitor visitor) {
        var keys = new TrustedKeys();
        visitor.get(LOGS + "/keys")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .forEach(key -> assertThat(keys.addLines(key.getString("key"))).isEmpty());
        return keys;
    }
}
