package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.verify.bundle.Bundle;
import io.holdfast.verify.log.BundleCheck;
import io.holdfast.verify.note.TrustedKeys;
import io.holdfast.verify.report.Report;
import io.holdfast.verify.report.Verdict;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product gives out as evidence convinces the verifier, which shares nothing with it. */
abstract class BundleContract {
    private static final String ADMIN = "admin@meridian.example";
    private static final String LOGS = "/api/v1/audit-logs";
    private static final String BUNDLE = LOGS + "/bundle";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void theWholeLogIsVerified(Portal portal) throws Exception {
        Visitor admin = portal.signIn(ADMIN);
        long size = signed(admin);
        Report report = verified(admin, "?since=1", List.of());
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(number(report, "events")).isGreaterThanOrEqualTo(size);
    }

    @Test
    void aPartAndALaterPartAreVerifiedAgainstTheCheckpointThatWasKept(Portal portal) throws Exception {
        Visitor admin = portal.signIn(ADMIN);
        long size = signed(admin);
        Path kept = folder.resolve("kept.txt");
        Files.writeString(
                kept,
                admin.get(LOGS + "/checkpoints/latest", "Accept", "text/plain").body());
        Report report = verified(admin, "?fromPosition=1&toPosition=" + size + "&since=" + size, List.of(kept));
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(number(report, "events")).isEqualTo(size - 1);
        assertThat(number(report, "keptContained")).isEqualTo(1);
    }

    @Test
    void aSelectionIsVerified(Portal portal) throws Exception {
        Visitor admin = portal.signIn(ADMIN);
        signed(admin);
        Report report = verified(admin, "?kind=SELECTION&action=LOGIN", List.of());
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(number(report, "events")).isPositive();
    }

    @Test
    void anAbsenceIsNotClaimedBeforeItCanBeProven(Portal portal) {
        Visitor admin = portal.signIn(ADMIN);
        signed(admin);
        String nobody = "00000000-0000-7000-8000-0000000000ff";
        assertThatProblem(admin.get(
                        BUNDLE + "?kind=ABSENCE&from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z&user=" + nobody))
                .hasStatus(409);
        String me = admin.session().json().getJsonObject("user").getString("id");
        assertThatProblem(admin.get(
                        BUNDLE + "?kind=ABSENCE&from=2020-01-01T00:00:00Z&to=2100-02-01T00:00:00Z&user=" + me))
                .hasStatus(409);
    }

    @Test
    void whatDoesNotFitIsRefused(Portal portal) {
        Visitor admin = portal.signIn(ADMIN);
        signed(admin);
        for (String wrong : List.of(
                "?kind=ALL",
                "?fromPosition=-1",
                "?fromPosition=5&toPosition=5",
                "?toPosition=999999999",
                "?since=0",
                "?since=999999999",
                "?action=LOGIN",
                "?kind=ABSENCE&user=x",
                "?kind=SELECTION&fromPosition=1",
                "?page=1")) {
            assertThatProblem(admin.get(BUNDLE + wrong)).as(wrong).hasStatus(400);
        }
        assertThatProblem(portal.signIn("user@acme.example").get(BUNDLE)).hasStatus(403);
    }

    private Report verified(Visitor visitor, String query, List<Path> kept) throws Exception {
        Path file = visitor.download(BUNDLE + query, folder.resolve("bundle.zip"));
        var keys = new TrustedKeys();
        visitor.get(LOGS + "/keys")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .forEach(key -> assertThat(keys.addLines(key.getString("key"))).isEmpty());
        try (Bundle bundle = Bundle.open(file)) {
            return new BundleCheck(bundle, keys, kept, false).run();
        }
    }

    /** The size of a checkpoint that covers something. */
    private static long signed(Visitor visitor) {
        return await().atMost(SOON)
                .until(
                        () -> visitor.get(LOGS + "/checkpoints/latest"),
                        answer -> answer.status() == 200
                                && answer.json().getJsonNumber("size").longValue() > 1)
                .json()
                .getJsonNumber("size")
                .longValue();
    }

    private static long number(Report report, String fact) {
        return ((Number) report.facts().get(fact)).longValue();
    }
}
