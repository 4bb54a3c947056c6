package io.holdfast.security;

import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Refuses to deploy a use case that does not say who may call it. A forgotten rule is found when the product starts, not when
 * somebody uses the hole.
 */
public class UseCaseRules implements Extension {
    private static final String USE_CASES = ".usecase";
    private static final String OURS = "io.holdfast.";

    private final List<String> withoutRule = new ArrayList<>();

    <T> void inspect(
            @Observes
                    @WithAnnotations({
                        Stateless.class,
                        Stateful.class,
                        Singleton.class,
                        ApplicationScoped.class,
                        RequestScoped.class,
                        Dependent.class
                    })
                    ProcessAnnotatedType<T> type) {
        Class<T> bean = type.getAnnotatedType().getJavaClass();
        if (isUseCase(bean)) {
            methodsWithoutRule(bean).forEach(method -> withoutRule.add(bean.getName() + "." + method.getName()));
        }
    }

    /** What the bean offers without a rule, what it inherits included: a superclass is no way around. */
    static List<Method> methodsWithoutRule(Class<?> bean) {
        return Arrays.stream(bean.getMethods())
                .filter(method -> isBusiness(method) && ruleOf(method).length == 0)
                .toList();
    }

    void refuse(@Observes AfterBeanDiscovery discovery) {
        for (String method : withoutRule) {
            discovery.addDefinitionError(
                    new IllegalStateException(
                            method
                                    + " declares no permission: add @RequiresPermission, or @Collaborator to a class that only use cases call"));
        }
    }

    /** The permissions of which any lets a caller in: the method's, else the class's; empty when none is declared. */
    static Permission[] ruleOf(Method method) {
        RequiresPermission rule = method.getAnnotation(RequiresPermission.class);
        if (rule == null || rule.value().length == 0) {
            rule = method.getDeclaringClass().getAnnotation(RequiresPermission.class);
        }
        return rule == null ? new Permission[0] : rule.value();
    }

    private static boolean isUseCase(Class<?> bean) {
        String room = bean.getPackageName();
        return room.startsWith(OURS) && room.endsWith(USE_CASES) && !bean.isAnnotationPresent(Collaborator.class);
    }

    private static boolean isBusiness(Method method) {
        return method.getDeclaringClass() != Object.class
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }
}
