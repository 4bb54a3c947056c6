package io.holdfast.system;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The door of the product, for somebody who is not signed in. */
public final class Portal {
    /** The password of every demo account. */
    public static final String DEMO_PASSWORD = "holdfast-demo";

    private static final String JSON = "application/json";

    private final URI address;
    private final Http http;

    Portal(URI address) {
        this(address, new Http(address));
    }

    private Portal(URI address, Http http) {
        this.address = address;
        this.http = http;
    }

    /** The same door as a proxy opens it for a client elsewhere. @param hops the value of the forwarding header */
    public Portal behindProxy(String hops) {
        return new Portal(address, http.with("X-Forwarded-For", hops));
    }

    /** A script of a page of another site, with what its browser says of it. */
    Http inPageOf(String origin) {
        return http.with("Origin", origin).with("Sec-Fetch-Site", "cross-site").with("Content-Type", JSON);
    }

    /** Signs a demo person in. @throws AssertionError with the answer when that is refused */
    public Visitor signIn(String email) {
        Answer answer = trySignIn(email, DEMO_PASSWORD);
        if (answer.status() != 200) {
            throw new AssertionError("sign-in of " + email + " was refused: " + answer);
        }
        return visitorWith(answer.json().getString("accessToken"));
    }

    /** Signs a demo person in as a browser does, for the screens. */
    public Reader signInToRead(String email) {
        Answer answer = trySignIn(email, DEMO_PASSWORD);
        String cookie = answer.header("Set-Cookie").split(";", 2)[0];
        if (answer.status() != 200 || cookie.isEmpty()) {
            throw new AssertionError("sign-in of " + email + " gave no cookie: " + answer);
        }
        return new Reader(http, cookie);
    }

    public Answer trySignIn(String email, String password) {
        return signInWith(Json.createObjectBuilder()
                .add("email", email)
                .add("password", password)
                .build()
                .toString());
    }

    /** Begins a POST and sends nothing of its body. */
    Trickle trickle(String path, int announced) throws IOException {
        return new Trickle(address, path, announced);
    }

    /** Sends any text as the body of a sign-in. */
    public Answer signInWith(String body) {
        return http.post("/api/auth/signin", body, "Content-Type", JSON, "Accept", JSON);
    }

    /** Somebody who presents this token, whether or not the product ever issued it. */
    public Visitor visitorWith(String token) {
        return new Visitor(http, token);
    }

    /** A program that presents this token and says the rest of its headers itself. */
    Http asProgram(String token) {
        return http.with("Authorization", "Bearer " + token);
    }

    /** Somebody who presents no token at all. */
    public Visitor stranger() {
        return new Visitor(http, null);
    }

    public Answer health() {
        return http.get("/api/health");
    }

    /** Whether the node behind this address takes people in. */
    public boolean isReady() {
        try {
            return http.get("/health/ready").status() == 200;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    public Answer publicKeys() {
        return http.get("/.well-known/jwks.json");
    }

    public Answer openApi() {
        return http.get("/openapi?format=JSON");
    }

    /** The operator of the machine invites somebody to an organization; the link goes by mail. */
    Answer invite(String operatorToken, String email, String tenant, String role) {
        String body = Json.createObjectBuilder()
                .add("email", email)
                .add("name", "Somebody New")
                .add("tenant", tenant)
                .add("role", role)
                .build()
                .toString();
        return http.post(
                "/api/operator/invitations", body, "Content-Type", JSON, "Authorization", "Operator " + operatorToken);
    }

    /** Opens a page with a form, as somebody does who is not signed in. */
    OpenForm open(String screen) {
        return OpenForm.of(screen, http.get(screen, "Accept", "text/html"));
    }

    /** Takes a form that a browser sends from a page of this very address. */
    Answer take(String screen, String form, String... headers) {
        return http.with("Content-Type", "application/x-www-form-urlencoded")
                .with("Sec-Fetch-Site", "same-origin")
                .with("Referer", page(screen).toString())
                .post(URI.create(screen).getPath(), form, headers);
    }

    /** A page as a browser would ask for it. @param screen such as {@code /signin} */
    public URI page(String screen) {
        return address.resolve(screen);
    }
}
