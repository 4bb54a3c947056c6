package io.holdfast.shared.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list, as text for callers. It names its list, order and version, so that a cursor of another list is refused and
 * not misread. It is no secret and grants nothing: the scope is judged anew on each page.
 *
 * @param key what the list is ordered by, at the last row of the page before
 * @param id of that row
 */
public record Cursor(String key, UUID id) {
    private static final int LONGEST = 2048;

    /** @param kind list, order and version, for instance {@code projects.name.1} */
    public String text(String kind) {
        String text = kind + "\n" + id + "\n" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when a list of this kind did not give it */
    public static Cursor parse(String kind, String cursor) {
        if (cursor.length() > LONGEST) {
            throw notOurs();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String[] parts = text.split("\n", 3);
            boolean ours = parts.length == 3
                    && parts[0].equals(kind)
                    && parts[1].equals(UUID.fromString(parts[1]).toString())
                    && parts[2].indexOf('\0') < 0;
            if (ours) {
                return new Cursor(parts[2], UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw notOurs();
        }
        throw notOurs();
    }

    /** What to throw when the key is none of this list's. */
    public static DomainException notOurs() {
        return new DomainException(
                ProblemCode.INVALID_PARAMETER, "'cursor' does not come from this list; start again without it.");
    }
}
