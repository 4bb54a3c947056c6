package io.holdfast.shared.security;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The caller is known and the object may be visible, but the action needs a permission that the caller does not hold. */
public class PermissionDenied extends DomainException {
    private static final long serialVersionUID = 1L;

    public PermissionDenied(Permission... anyOf) {
        super(ProblemCode.PERMISSION_DENIED, "This needs " + words(anyOf) + ".");
    }

    private static String words(Permission... anyOf) {
        return Arrays.stream(anyOf).map(p -> "'" + p.key() + "'").collect(Collectors.joining(" or "));
    }
}
