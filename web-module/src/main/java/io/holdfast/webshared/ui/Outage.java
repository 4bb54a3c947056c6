package io.holdfast.webshared.ui;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page says when copies it shows are older than they should be: once for the whole page, however many copies it
 * shows. Pages note the age of each copy while they read, before anything is written.
 */
@Named
@RequestScoped
public class Outage {
    private final List<Age> ages = new ArrayList<>();

    /** Notes the age of a copy that this page shows, and gives it back. */
    public Age note(Age age) {
        ages.add(age);
        return age;
    }

    /** True when this page shows copies, which grow old while it is open. */
    public boolean isWatched() {
        return !ages.isEmpty();
    }

    /** True when at least one copy is older than it should be, and nobody is reading it at this moment. */
    public boolean isGoing() {
        return ages.stream().anyMatch(Age::isOverdue);
    }

    /** Why, each reason once. */
    public String getReason() {
        return stale().stream().map(Age::reason).distinct().collect(joining(" "));
    }

    /** What is shown in place of fresh records: "You see projects and invoices as stored at 14:02." */
    public String getShown() {
        List<Age> stored = stale().stream().filter(age -> age.since() != null).toList();
        List<Age> missing = stale().stream().filter(age -> age.since() == null).toList();
        String seen = stored.stream().map(Age::since).distinct().count() == 1
                ? "You see " + names(stored) + " as stored at " + stored.get(0).since() + "."
                : stored.stream()
                        .map(age -> age.of() + " as stored at " + age.since())
                        .reduce((a, b) -> a + ", " + b)
                        .map(list -> "You see " + list + ".")
                        .orElse("");
        String unseen = missing.isEmpty()
                ? ""
                : "Of " + names(missing) + " nothing was stored before, so there is nothing to show yet.";
        return (seen + " " + unseen).strip();
    }

    private List<Age> stale() {
        return ages.stream().filter(Age::isOverdue).toList();
    }

    private static String names(List<Age> ages) {
        return ages.stream().map(Age::of).distinct().collect(joining(" and "));
    }
}
