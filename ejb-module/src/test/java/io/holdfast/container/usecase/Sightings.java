package io.holdfast.container.usecase;

import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** What the watches of one request saw, in order. */
@Collaborator
@RequestScoped
public class Sightings {
    private final List<String> seen = new ArrayList<>();

    public void add(String what) {
        seen.add(what);
    }

    public List<String> all() {
        return List.copyOf(seen);
    }
}
