package io.holdfast.shared.id;

import com.github.f4b6a3.uuid.UuidCreator;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes and reads the identifiers of all rows: UUID version 7, so that new rows stand together in an index. */
public final class Uuids {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** Returns a new identifier, later than every earlier one of this process. Never null. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /**
     * Reads an identifier that a caller sent.
     *
     * @param name what the value is called in the request, for the message
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} when it is not a UUID in its 36-character form
     */
    public static UUID parse(String name, String text) {
        return find(text)
                .orElseThrow(() -> new DomainException(
                        ProblemCode.INVALID_PARAMETER, "'" + name + "' is not an identifier (UUID)."));
    }

    /** The identifier that a text is; empty when it is none. */
    public static Optional<UUID> find(String text) {
        return text != null && CANONICAL.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
