package io.holdfast.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which SQL changes rows: by its own words, or because a function that it calls does. The functions are those of the migrations. */
final class Doors {
    private static final Path MIGRATIONS = Path.of("..", "persistence", "src", "main", "resources", "db", "migration");
    private static final Pattern WRITE = Pattern.compile(
            "\\bINSERT\\s+INTO\\b|\\bUPDATE\\s+\\w+\\s+(AS\\s+)?(\\w+\\s+)?SET\\b|\\bDELETE\\s+FROM\\b|\\bMERGE\\s+INTO\\b");
    private static final Pattern FUNCTION = Pattern.compile(
            "CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE) (\\w+)\\s*\\((.*?)\\$\\$(.*?)\\$\\$", Pattern.DOTALL);
    private static final Pattern CALLED;

    static {
        Map<String, String> bodies = bodies();
        Set<String> writing = bodies.entrySet().stream()
                .filter(function -> WRITE.matcher(function.getValue()).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        int before;
        do {
            before = writing.size();
            Pattern calls = calls(writing);
            bodies.forEach((name, body) -> {
                if (calls.matcher(body).find()) {
                    writing.add(name);
                }
            });
        } while (writing.size() > before);
        CALLED = calls(writing);
    }

    private Doors() {}

    static boolean write(String sql) {
        return WRITE.matcher(sql).find() || CALLED.matcher(sql).find();
    }

    private static Pattern calls(Set<String> functions) {
        return Pattern.compile("\\b(" + String.join("|", functions) + ")\\s*\\(");
    }

    /** All versions of a function count: an older one may be what a migrated database still has. */
    private static Map<String, String> bodies() {
        Map<String, String> bodies = new HashMap<>();
        for (Path file : migrations()) {
            try {
                Matcher function = FUNCTION.matcher(Files.readString(file));
                while (function.find()) {
                    bodies.merge(function.group(1), function.group(3), String::concat);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bodies;
    }

    private static List<Path> migrations() {
        try (Stream<Path> files = Files.walk(MIGRATIONS)) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
