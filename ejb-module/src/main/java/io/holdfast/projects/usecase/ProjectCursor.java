package io.holdfast.projects.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.projects.model.MirroredProject;
import io.holdfast.projects.model.PageKey;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.UUID;

/**
 * The place in the list of projects, as text for callers. It names its list, order and version, so that a cursor of another
 * list is refused and not misread. It is no secret and grants nothing: the scope is judged anew on each page.
 */
final class ProjectCursor {
    private static final String KIND = "projects.name.1";
    private static final int LONGEST = 2048;

    private ProjectCursor() {}

    static String after(MirroredProject last) {
        return of(new PageKey(last.name(), last.id().value()));
    }

    static String of(PageKey key) {
        String text = KIND + "\n" + key.id() + "\n" + key.name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when this list did not give it */
    static PageKey parse(String cursor) {
        if (cursor.length() > LONGEST) {
            throw notOurs();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String[] parts = text.split("\n", 3);
            boolean ours = parts.length == 3
                    && parts[0].equals(KIND)
                    && parts[1].equals(UUID.fromString(parts[1]).toString())
                    && parts[2].indexOf('\0') < 0;
            if (ours) {
                return new PageKey(parts[2], UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static DomainException notOurs() {
        return new DomainException(
                ProblemCode.INVALID_PARAMETER, "'cursor' does not come from this list; start again without it.");
    }
}
