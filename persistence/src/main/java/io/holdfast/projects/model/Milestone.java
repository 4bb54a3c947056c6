package io.holdfast.projects.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A step of a project that has an end of its own.
 *
 * @param id as Zoho names it; opaque
 * @param status the word that Zoho shows; never null
 * @param startDate null when not planned
 * @param endDate null when not planned
 */
public record Milestone(
        String id, String name, String status, LocalDate startDate, LocalDate endDate, boolean completed) {
    public Milestone {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(status, "status");
    }
}
