package io.holdfast.shared.problem;

import static java.util.Objects.requireNonNull;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/**
 * A rule that does not hold. Rolls the transaction back and reaches the caller as a problem with its code; the message is
 * shown to people, so it names no class, table or other tenant's data.
 */
@ApplicationException(rollback = true, inherited = true)
public class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;

    public DomainException(ProblemCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    /** @param errors the fields at fault, each with a JSON pointer; never null */
    public DomainException(ProblemCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors, Map.of());
    }

    /** @param members extension members of the problem, for instance the tenants to choose from; never null */
    public DomainException(ProblemCode code, String detail, List<FieldError> errors, Map<String, Object> members) {
        super(detail);
        this.code = requireNonNull(code, "code");
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
    }

    public ProblemCode code() {
        return code;
    }

    /** The fields at fault; empty when the problem is not about fields. Never null. */
    public List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** Extension members for the problem document. Never null. */
    public Map<String, Object> members() {
        return members == null ? Map.of() : members;
    }

    /** One field at fault: where (RFC 6901 pointer, or a parameter's name) and how to mend it. */
    public record FieldError(String pointer, String detail) {}

    /** An object that does not exist, or that the caller may not know of: the two look the same. */
    public static DomainException notFound(String noun) {
        return new DomainException(ProblemCode.NOT_FOUND, "There is no such " + noun + ".");
    }
}
