package io.holdfast.system.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Features are the packages below {@code io.holdfast}; what every feature may use is named here. */
final class Features {
    private static final String BASE = "io.holdfast.";
    private static final Set<String> COMMON_GROUND = Set.of("shared", "webshared", "security");
    private static final Set<String> INNER_RINGS = Set.of("model", "rest", "ui", "soap", "live");

    /** One core (docs/ARCHITECTURE.md): a session is a member of a tenant with grants, found in one go. */
    private static final Set<String> CORE = Set.of("tenancy", "identity", "rbac");

    /** The tenant of the running transaction is everybody's business, the state of the schema that of the start-up checks. */
    private static final Set<String> OPEN_TO_ALL =
            Set.of("io.holdfast.tenancy.model.TenantSession", "io.holdfast.tenancy.model.Schema");

    static final ArchCondition<JavaClass> NOT_REACH_INTO_ANOTHER_FEATURE =
            new ArchCondition<>("not reach into another feature's model or adapters") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        if (reachesIn(dependency.getOriginClass(), dependency.getTargetClass())) {
                            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                        }
                    }
                }
            };

    private Features() {}

    private static boolean reachesIn(JavaClass from, JavaClass to) {
        String own = featureOf(from);
        String other = featureOf(to);
        return !own.isEmpty()
                && !other.isEmpty()
                && !own.equals(other)
                && !(CORE.contains(own) && CORE.contains(other))
                && !COMMON_GROUND.contains(own)
                && !COMMON_GROUND.contains(other)
                && !OPEN_TO_ALL.contains(to.getName())
                && Arrays.stream(to.getPackageName().split("\\.")).anyMatch(INNER_RINGS::contains);
    }

    private static String featureOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()).split("\\.")[0] : "";
    }

    static ArchCondition<JavaClass> shareTheirPackageWithNoOtherModule(JavaClasses product) {
        Map<String, Set<Module>> homes = product.stream()
                .filter(type -> Module.of(type).isPresent())
                .collect(groupingBy(
                        JavaClass::getPackageName,
                        mapping(type -> Module.of(type).orElseThrow(), toSet())));
        return new ArchCondition<>("share their package with no other module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<Module> modules = homes.get(type.getPackageName());
                if (modules.size() > 1) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package that " + modules + " share"));
                }
            }
        };
    }
}
