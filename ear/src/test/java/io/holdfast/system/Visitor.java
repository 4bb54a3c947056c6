package io.holdfast.system;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/** Somebody who uses the API with one access token, or with none. */
public final class Visitor {
    private static final String PROJECTS = "/api/projects";

    private final Http http;
    private final String token;
    private final String accepted;

    Visitor(Http http, String token) {
        this(http, token, "application/json");
    }

    private Visitor(Http http, String token, String accepted) {
        this.http = http;
        this.token = token;
        this.accepted = accepted;
    }

    /** The same visitor, who wants answers of another media type. */
    public Visitor accepting(String type) {
        return new Visitor(http, token, type);
    }

    public String token() {
        return token;
    }

    /** The projects that this visitor sees, in the order of the first page. */
    public List<Project> projects() {
        Answer answer = tryProjects("");
        if (answer.status() != 200) {
            throw new AssertionError("no list of projects: " + answer);
        }
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(Project::of)
                .toList();
    }

    /** @param query such as {@code ?limit=2}, or empty */
    public Answer tryProjects(String query) {
        return get(PROJECTS + query);
    }

    public Answer tryProject(String id) {
        return get(PROJECTS + "/" + id);
    }

    public Answer session() {
        return get("/api/auth/session");
    }

    public Answer signOut() {
        return send("POST", "/api/auth/signout", null);
    }

    /** Any GET of the API, for addresses that no screen offers. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** The same with one header more. */
    public Answer get(String path, String header, String value) {
        return http.get(path, "Accept", accepted, "Authorization", "Bearer " + token, header, value);
    }

    /** What a GET answers, as a file. @return the file */
    public Path download(String path, Path file) {
        return http.download(path, file, "Authorization", "Bearer " + token);
    }

    Answer send(String method, String path, String body) {
        return token == null
                ? http.send(method, path, body, "Accept", accepted, "Content-Type", "application/json")
                : http.send(
                        method,
                        path,
                        body,
                        "Accept",
                        accepted,
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + token);
    }

    /** The same with one header more. */
    Answer send(String method, String path, String body, String header, String value) {
        return http.send(
                method,
                path,
                body,
                "Accept",
                accepted,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token,
                header,
                value);
    }

    /** A project as the list shows it. */
    public record Project(String id, String name, String accountName) {
        static Project of(JsonObject item) {
            return new Project(item.getString("id"), item.getString("name"), item.getString("accountName", ""));
        }
    }
}
