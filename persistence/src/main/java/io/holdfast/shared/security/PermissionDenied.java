package io.holdfast.shared.security;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The caller is known and the object may be visible, but the action needs a permission that the caller does not hold. */
public class PermissionDenied extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> anyOf;

    public PermissionDenied(Permission... anyOf) {
        super(ProblemCode.PERMISSION_DENIED, "This needs " + words(anyOf) + ".");
        this.anyOf = Arrays.stream(anyOf).map(Permission::key).toList();
    }

    /** The keys of the permissions of which one was needed. Never null. */
    public List<String> anyOf() {
        return anyOf == null ? List.of() : anyOf;
    }

    private static String words(Permission... anyOf) {
        return Arrays.stream(anyOf).map(p -> "'" + p.key() + "'").collect(Collectors.joining(" or "));
    }
}
