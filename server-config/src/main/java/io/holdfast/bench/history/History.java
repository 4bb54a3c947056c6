package io.holdfast.bench.history;

import io.holdfast.bench.product.BenchException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Operations in the order of their beginnings. @param title what was done with which seed */
public record History(String title, List<Operation> operations) {
    public History {
        operations = operations.stream()
                .sorted(Comparator.comparingLong(Operation::invoked).thenComparingLong(Operation::id))
                .toList();
    }

    Map<String, List<Operation>> bySubject() {
        return operations.stream()
                .collect(Collectors.groupingBy(Operation::subject, TreeMap::new, Collectors.toList()));
    }

    public long count(Action action, Outcome outcome) {
        return operations.stream().filter(one -> one.is(action, outcome)).count();
    }

    /** A line for the title, then one for each operation. */
    public void write(Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(Json.createObjectBuilder().add("title", title).build().toString());
        operations.forEach(one -> lines.add(one.toJson().toString()));
        Files.write(file, lines);
    }

    /** @throws BenchException when the file holds no history */
    public static History read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        try {
            var operations = new ArrayList<Operation>();
            for (var line : lines.subList(1, lines.size()))
                operations.add(Operation.fromJson(
                        Json.createReader(new StringReader(line)).readObject()));
            var title = Json.createReader(new StringReader(lines.get(0))).readObject();
            return new History(title.getString("title"), operations);
        } catch (JsonException | IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw new BenchException(file + " holds no history: " + e.getMessage(), e);
        }
    }
}
