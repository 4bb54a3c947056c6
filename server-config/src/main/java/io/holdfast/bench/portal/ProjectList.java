package io.holdfast.bench.portal;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Http;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Status;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The list that is measured: what the administrator of a client sees first. */
final class ProjectList {
    static final String PATH = "/api/projects?limit=20";
    static final String READER = "admin@acme.example";
    private static final String STAFF = "pm@meridian.example";
    private static final int AGAIN = 20;
    private static final int ITEMS = 20;
    private static final Duration LOADED = Duration.ofMinutes(15);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Status product;

    ProjectList(Status product) {
        this.product = product;
    }

    Target target() {
        return new Target(
                "GET " + PATH, product.address(), product.host(), PATH, product.nodeProcess(), () -> Person.signIn(
                                product, READER)
                        .headers());
    }

    /** Returns when the mirror is filled. @throws BenchException when that takes too long */
    void awaitLoaded() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + LOADED.toNanos();
        while (true) {
            var answer = Person.signIn(product, READER).answer(PATH);
            if (answer.statusCode() == 200 && items(answer) == ITEMS) return;
            if (System.nanoTime() > deadline)
                throw new BenchException("The list was never filled: " + Http.excerpt(answer));
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** Reads Zoho again and fills the caches, so that what is measured afterwards does not fall due while it runs. */
    void refresh() throws IOException, InterruptedException {
        Http.json(Person.signIn(product, STAFF).answer(PATH + "&refresh=true"));
        var reader = Person.signIn(product, READER);
        for (int i = 0; i < AGAIN; i++) reader.json(PATH);
    }

    /** The body, when the answer is what was promised. @throws BenchException when it is not */
    String checked() throws IOException, InterruptedException {
        var answer = Person.signIn(product, READER).answer(PATH);
        var body = Http.json(answer);
        if (items(answer) != ITEMS) throw wrong(items(answer) + " items", answer);
        if (isStale(body)) throw wrong("stale", answer);
        return answer.body();
    }

    private static boolean isStale(JsonObject body) {
        return body.getBoolean("stale") || body.getString("lastSynced", "").isEmpty();
    }

    private static int items(HttpResponse<String> answer) {
        return Http.json(answer.body()).getJsonArray("items").size();
    }

    private static BenchException wrong(String what, HttpResponse<String> answer) {
        return new BenchException(
                PATH + " of " + READER + " is not the list to measure (" + what + "): " + Http.excerpt(answer));
    }
}
