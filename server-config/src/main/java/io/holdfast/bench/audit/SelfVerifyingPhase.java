package io.holdfast.bench.audit;

import io.holdfast.bench.cluster.Rest;
import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Section;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What only the database shows: the product runs on a forged copy, and when it verifies its log where it stands it must find every
 * forgery and say where. On the way the signing key is replaced as the runbook says.
 */
final class SelfVerifyingPhase {
    private static final String ERASED = "compliance@harvest.example";
    private static final String VERIFY = "/api/v1/audit-logs/verify";
    private static final String VERIFICATION = "/api/v1/audit-logs/verification";
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Product product;
    private final CoveredWork work;
    private final Console console;
    private final Path folder;

    SelfVerifyingPhase(Product product, Console console, Path folder) {
        this.product = product;
        this.work = new CoveredWork(product);
        this.console = console;
        this.folder = folder;
    }

    Section run(UUID tenant) throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        console.progress("The product verifies its own log, forged");
        var section =
                new Section("What the product finds in its own database", "done by the superuser", "found", "where");
        var former = replaceKey(tenant);
        var forgeries = new DatabaseForgeries(product, tenant, former);
        erase(forgeries.keepValuesOf(signedIn(ERASED)));
        work.log(tenant);
        var intact = verified();
        if (!intact.getString("verdict", "").equals("VERIFIED"))
            section.problem("The untouched log is not found good: " + intact);
        LogCopy.alone(product);
        var done = forgeries.forge();
        work.goOn();
        judge(section, done, verified());
        offline(section, tenant, former);
        return section.note(
                "All of these at once in a database of which the nodes were killed, which then ran on; one verification"
                        + " found them. Untouched: VERIFIED. The signing key had been replaced before.");
    }

    /** @return the key that signs no more */
    private StolenKey replaceKey(UUID tenant)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        String vkey;
        try (var owner = product.database("owner")) {
            vkey = Keys.current(owner);
        }
        var former = StolenKey.of(product.secret("audit-signing-key"), vkey);
        product.verb("audit", "rotate-key");
        product.restart();
        work.log(tenant);
        product.verb("audit", "rotate-key", "--finish");
        // The one of both keys is followed by one of the next key alone.
        work.log(tenant);
        return former;
    }

    private UUID signedIn(String email) throws IOException, InterruptedException {
        Person.signIn(product.status(), email);
        var events = reader().json("/api/admin/audit-logs?limit=1&action=LOGIN&user=" + email);
        return UUID.fromString(events.getJsonArray("items").getJsonObject(0).getString("userId"));
    }

    private void erase(UUID person) throws IOException, InterruptedException {
        Http.json(reader().post("/api/admin/users/" + person + "/erase-audit-values", "{\"reason\":\"benchmark\"}"));
    }

    private Person reader() throws IOException, InterruptedException {
        return Person.signIn(product.status(), SearchPhase.READER);
    }

    private JsonObject verified() throws IOException, InterruptedException {
        var reader = reader();
        var begun = reader.post(VERIFY, "");
        if (begun.statusCode() != 202) throw new BenchException("No verification began: " + Http.excerpt(begun));
        var id = Http.json(begun.body()).getString("id");
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            var one = reader.json(VERIFICATION).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                    .filter(item -> item.getString("id").equals(id) && item.containsKey("finishedAt"))
                    .findFirst();
            if (one.isPresent()) return one.get();
            Rest.of(BETWEEN);
        }
        throw new BenchException("The verification did not end.");
    }

    private static void judge(Section section, List<DatabaseForgeries.Done> all, JsonObject verified) {
        var findings = verified.containsKey("findings")
                ? verified.getJsonArray("findings").getValuesAs(JsonObject.class)
                : List.<JsonObject>of();
        for (var done : all) {
            var found = findings.stream().filter(done::isFoundBy).findFirst();
            section.row(done.name(), found.isPresent() ? done.kind() : "**no**", done.place());
            if (found.isEmpty()) section.problem("Not found: " + done.name() + ", " + done.place());
        }
        if (findings.size() != all.size()) section.problem("Found was something else, too: " + findings);
    }

    /** To a stranger who trusts the present key, a checkpoint of the former one is nobody's. */
    private void offline(Section section, UUID tenant, StolenKey former)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        var bundle = folder.resolve("revoked.zip");
        try (var owner = product.database("owner")) {
            var key = Keys.current(owner);
            var good = Selection.of(owner, tenant, key, 0);
            int size = good.tree().size();
            good.withCheckpoint(former.sign(good.origin(), size, good.root(size), Instant.now()))
                    .write(bundle);
            var verdict = Verdict.of(bundle, key, List.of());
            section.row(
                    "a bundle signed with the replaced key, by the offline verifier",
                    verdict.isGood() ? "**no**" : verdict.kind(),
                    "");
            if (verdict.isGood()) section.problem("A bundle of a replaced key was accepted.");
        } finally {
            Files.deleteIfExists(bundle);
        }
    }
}
