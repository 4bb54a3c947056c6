package io.holdfast.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Requests of other processes to the launcher and its answers, as files of a folder that only the launcher's user can enter:
 * who may ask is whom the system lets in.
 */
final class NodeRequests {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final String REQUEST = ".request";
    private static final String ANSWER = ".answer";

    private final Path folder;
    private boolean complained;

    NodeRequests(Path folder) {
        this.folder = folder;
    }

    /** What came of a request. @param said for the person who asked */
    record Answer(boolean done, String said) {}

    /** Leaves the request and waits. @throws LauncherException with the launcher's reason when it was not done */
    String ask(NodeRequest request, Duration limit, BooleanSupplier launcherLives) {
        var id = UUID.randomUUID().toString();
        var answer = folder.resolve(id + ANSWER);
        try {
            Secrets.write(folder.resolve(id + REQUEST), request.toJson().toString());
            Waiting.until(limit, () -> Files.exists(answer) || !launcherLives.getAsBoolean());
            if (!Files.exists(answer)) {
                Files.deleteIfExists(folder.resolve(id + REQUEST));
                throw new LauncherException("The launcher did not answer within " + limit.toSeconds() + " s.");
            }
            var json = json(answer);
            Files.deleteIfExists(answer);
            if (json.getBoolean("done")) return json.getString("said");
            throw new LauncherException(json.getString("said"));
        } catch (IOException e) {
            throw new LauncherException("Cannot write to " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** Removes what an earlier launcher has not seen. */
    void clear() throws IOException {
        for (var file : files("")) Files.deleteIfExists(file);
    }

    /** Answers each request in turn, on a thread of its own, until it is closed. */
    ExecutorService serve(Function<NodeRequest, Answer> handler) {
        var desk = Executors.newSingleThreadScheduledExecutor(NodeRequests::daemon);
        desk.scheduleWithFixedDelay(() -> answerAll(handler), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        return desk;
    }

    void answerAll(Function<NodeRequest, Answer> handler) {
        try {
            for (var file : files(REQUEST)) answer(file, handler);
            complained = false;
        } catch (IOException e) {
            // A full disk, say: said once. Who asked is told by its own time limit.
            if (!complained)
                Console.standard().line("  Requests in " + folder + " could not be answered: " + e.getMessage());
            complained = true;
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "requests");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(Path file, Function<NodeRequest, Answer> handler) throws IOException {
        var request = NodeRequest.fromJson(json(file));
        Files.delete(file);
        var answer = handler.apply(request);
        var name = file.getFileName().toString().replace(REQUEST, ANSWER);
        Secrets.write(
                folder.resolve(name),
                Json.createObjectBuilder()
                        .add("done", answer.done())
                        .add("said", answer.said())
                        .build()
                        .toString());
    }

    private List<Path> files(String suffix) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static JsonObject json(Path file) throws IOException {
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            return reader.readObject();
        }
    }
}
