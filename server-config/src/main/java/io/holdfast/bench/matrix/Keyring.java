package io.holdfast.bench.matrix;

import io.holdfast.bench.product.BenchException;
import io.holdfast.bench.product.Http;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What people show at the door, good and bad. */
final class Keyring {
    private static final String PASSWORD = "holdfast-demo";
    /** An access token lives for five minutes. */
    private static final Duration FRESH = Duration.ofMinutes(4);
    /** So that none grows old while rows are watched: a sign-in changes some. */
    private static final Duration FRESH_FOR_A_WHILE = Duration.ofMinutes(2);

    private final URI portal;
    private final Rows rows;
    private final Map<Member, Map<Credential, Session>> sessions = new HashMap<>();

    Keyring(URI portal, Rows rows) {
        this.portal = portal;
        this.rows = rows;
    }

    private record Session(String token, String cookie, long since) {
        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - since < age.toNanos();
        }
    }

    /** The header fields of a request by this person; a page is asked for as a browser does. */
    Map<String, String> headers(Member member, Credential credential, boolean screen)
            throws IOException, InterruptedException {
        var accept = Map.of("Accept", screen ? "text/html" : "application/json");
        if (credential == Credential.NONE) return accept;
        var session = session(member, credential, FRESH);
        var headers = new HashMap<>(accept);
        if (screen) headers.put("Cookie", session.cookie());
        else headers.put("Authorization", "Bearer " + session.token());
        return headers;
    }

    /** Has it ready, and so young that it will do for the next minutes. */
    void prepare(Member member, Credential credential) throws IOException, InterruptedException {
        if (credential != Credential.NONE) session(member, credential, FRESH_FOR_A_WHILE);
    }

    private Session session(Member member, Credential credential, Duration age)
            throws IOException, InterruptedException {
        var known = sessions.computeIfAbsent(member, unseen -> new HashMap<>());
        var session = known.get(credential);
        // A bad one that also grows old stays bad for a second reason, which would hide the first.
        if (session == null || !session.isYoungerThan(age)) {
            session = begin(member);
            if (credential == Credential.EXPIRED) expire(session);
            if (credential == Credential.REVOKED) end(session);
            known.put(credential, session);
        }
        return session;
    }

    private Session begin(Member member) throws IOException, InterruptedException {
        var body = Json.createObjectBuilder()
                .add("email", member.email())
                .add("password", PASSWORD)
                .build();
        var answer = Visit.to("POST", portal.resolve("/api/auth/signin"), Map.of(), body.toString());
        if (answer.status() != 200) throw new BenchException(member.email() + " cannot sign in: " + answer.excerpt());
        return new Session(Http.json(answer.body()).getString("accessToken"), answer.cookie(), System.nanoTime());
    }

    private void expire(Session session) {
        int ended = rows.change(
                "UPDATE sessions SET created_at = created_at - interval '1 day', expires_at = now() - interval '1"
                        + " minute', idle_expires_at = now() - interval '1 minute' WHERE id = ?",
                id(session));
        if (ended != 1) throw new BenchException("A session that was begun is not in the database.");
    }

    private void end(Session session) throws IOException, InterruptedException {
        var headers = Map.of("Authorization", "Bearer " + session.token());
        var answer = Visit.to("POST", portal.resolve("/api/auth/signout"), headers, null);
        if (answer.status() != 204) throw new BenchException("A session cannot be ended: " + answer.excerpt());
    }

    /** Which session a token names. */
    private static UUID id(Session session) {
        var claims = Base64.getUrlDecoder().decode(session.token().split("\\.", -1)[1]);
        return UUID.fromString(
                Http.json(new String(claims, StandardCharsets.UTF_8)).getString("sid"));
    }
}
