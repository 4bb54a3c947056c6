package io.holdfast.audit.usecase;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Risk;
import java.lang.reflect.Method;

/**
 * What is being done, as the log calls it.
 *
 * @param name {@code noun.verb}, or {@code LOGIN} and {@code LOGOUT}
 */
public record AuditedAction(String name, Category category, Risk risk) {
    public AuditedAction {
        requireNonNull(name, "name");
        requireNonNull(category, "category");
        requireNonNull(risk, "risk");
    }

    /**
     * The action that a use case's method declares. A method that declares none can still be refused, and that refusal is on
     * record under the method's own name, {@code ReadingProjects.list}.
     */
    public static AuditedAction of(Method method) {
        Audited audited = method.getAnnotation(Audited.class);
        String derived = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (audited == null) {
            return new AuditedAction(derived, Category.DATA_ACCESS, Risk.LOW);
        }
        return new AuditedAction(
                audited.value().isEmpty() ? derived : audited.value(), audited.category(), audited.risk());
    }
}
