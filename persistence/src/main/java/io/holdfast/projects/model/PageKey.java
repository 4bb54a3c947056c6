package io.holdfast.projects.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The place of the last project of a page in the order of name, then id. */
public record PageKey(String name, UUID id) {
    public PageKey {
        requireNonNull(name, "name");
        requireNonNull(id, "id");
    }
}
