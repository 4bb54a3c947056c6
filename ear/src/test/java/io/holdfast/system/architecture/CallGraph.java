package io.holdfast.system.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Follows calls through the product's own code; a call of an interface or superclass leads into every implementation. */
final class CallGraph {
    private CallGraph() {}

    /** The first access that satisfies {@code wanted} and can be reached from {@code start} without entering {@code closed}. */
    static Optional<JavaAccess<?>> firstReached(
            JavaCodeUnit start, Predicate<JavaAccess<?>> wanted, Predicate<JavaClass> closed) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.removeFirst();
            if (!seen.add(unit)) {
                continue;
            }
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                if (wanted.test(access)) {
                    return Optional.of(access);
                }
                implementations(access)
                        .filter(next -> !closed.test(next.getOwner()))
                        .forEach(open::add);
            }
        }
        return Optional.empty();
    }

    /** Every unit that satisfies {@code border} and can be reached from {@code start} without passing another such one. */
    static Set<JavaCodeUnit> border(JavaCodeUnit start, Predicate<JavaCodeUnit> border) {
        Set<JavaCodeUnit> reached = new HashSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.removeFirst();
            if (!seen.add(unit)) {
                continue;
            }
            if (border.test(unit)) {
                reached.add(unit);
            } else {
                unit.getAccessesFromSelf().stream()
                        .flatMap(CallGraph::implementations)
                        .forEach(open::add);
            }
        }
        return reached;
    }

    private static Stream<JavaCodeUnit> implementations(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (!owner.getPackageName().startsWith("io.holdfast")
                || !(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return Stream.empty();
        }
        Stream<JavaCodeUnit> named = target.resolveMember().stream().map(JavaCodeUnit.class::cast);
        String[] parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        Stream<JavaCodeUnit> overriding = owner.getAllSubclasses().stream()
                .flatMap(type -> type.tryGetMethod(target.getName(), parameters).stream());
        return Stream.concat(named, overriding);
    }
}
