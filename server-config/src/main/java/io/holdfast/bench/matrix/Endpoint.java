package io.holdfast.bench.matrix;

import io.holdfast.bench.product.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One address of the product.
 *
 * @param path with placeholders, such as {@code /api/projects/{id}}
 * @param rule keys and words of which one lets in, as {@code docs/ENDPOINTS.md} has them from the use cases; never empty
 */
public record Endpoint(String method, String path, Set<String> rule) {
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+) (/\\S*)` \\| (.+) \\|");
    private static final List<String> PROGRAMS = List.of("/api/", "/access/", "/.well-known/");
    private static final String ANYONE = "anyone";

    public Endpoint {
        rule = Set.copyOf(rule);
        if (rule.isEmpty()) throw new IllegalArgumentException(method + " " + path + " has no rule");
    }

    /** The endpoints of the document, in its order. */
    public static List<Endpoint> in(Path document) throws IOException {
        var endpoints = Files.readAllLines(document).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Endpoint(row.group(1), row.group(2), words(row.group(3))))
                .toList();
        if (endpoints.isEmpty()) throw new BenchException(document + " names no endpoint.");
        return endpoints;
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(", "))
                .map(word -> word.replace("`", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A row of the document. */
    public String row() {
        return "| `" + this + "` | "
                + rule.stream().sorted().map(word -> "`" + word + "`").collect(Collectors.joining(", ")) + " |";
    }

    /** A page for people, which leads a stranger to the sign-in instead of answering 401. */
    boolean isScreen() {
        return PROGRAMS.stream().noneMatch(path::startsWith);
    }

    /** Open to everybody, so there is nothing to refuse. */
    boolean isOpen() {
        return rule.contains(ANYONE);
    }

    /** By its method alone: some that are POSTs only ask. */
    boolean isSafe() {
        return method.equals("GET");
    }

    /** About one object, which the address names. */
    boolean namesObject() {
        return path.contains("{");
    }

    /** The address of an object. */
    String of(String id) {
        return path.replaceAll("\\{[^}]+}", id);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
