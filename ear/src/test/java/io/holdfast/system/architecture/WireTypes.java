package io.holdfast.system.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaType;
import jakarta.ws.rs.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What travels between Holdfast and Zoho: the REST client interfaces and every type that their signatures lead to. */
final class WireTypes {
    private static final String ZOHO = "io.holdfast.zoho";

    private WireTypes() {}

    static DescribedPredicate<JavaClass> of(JavaClasses classes) {
        Set<String> names = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>();
        classes.stream()
                .filter(type -> type.getPackageName().startsWith(ZOHO))
                .filter(JavaClass::isInterface)
                .filter(type -> type.isAnnotatedWith(Path.class)
                        || type.isAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RegisterRestClient")
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Path.class)))
                .forEach(open::add);
        while (!open.isEmpty()) {
            JavaClass type = open.removeFirst();
            if (type.getPackageName().startsWith(ZOHO) && names.add(type.getName())) {
                Stream.concat(
                                type.getFields().stream().map(field -> field.getType()),
                                type.getMethods().stream()
                                        .flatMap(method -> Stream.concat(
                                                Stream.of(method.getReturnType()),
                                                method.getParameterTypes().stream())))
                        .map(JavaType::getAllInvolvedRawTypes)
                        .forEach(open::addAll);
            }
        }
        return DescribedPredicate.describe("Zoho's wire types", type -> names.contains(type.getName()));
    }
}
