package io.holdfast.projects.usecase;

import io.holdfast.projects.model.MirroredProject;
import io.holdfast.projects.model.PageKey;
import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;

/** The place in the list of projects, as text for callers. */
final class ProjectCursor {
    private static final String KIND = "projects.name.1";

    private ProjectCursor() {}

    static String after(MirroredProject last) {
        return of(new PageKey(last.name(), last.id().value()));
    }

    static String of(PageKey key) {
        return new Cursor(key.name(), key.id()).text(KIND);
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when this list did not give it */
    static PageKey parse(String cursor) {
        Cursor place = Cursor.parse(KIND, cursor);
        return new PageKey(place.key(), place.id());
    }
}
