package io.holdfast.audit.usecase;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.audit.EventRules;
import java.lang.reflect.Method;

/**
 * What is being done, as the log calls it. Family and risk follow from it ({@link EventRules}).
 *
 * @param name {@code noun.verb}, or {@code LOGIN} and {@code LOGOUT}
 */
public record AuditedAction(String name) {
    public AuditedAction {
        requireNonNull(name, "name");
    }

    /** An action that a use case puts on record by hand. @throws IllegalArgumentException when no rule tells its family and risk */
    public static AuditedAction named(String name) {
        if (EventRules.find(name).isEmpty()) {
            throw new IllegalArgumentException("no rule for the action '" + name + "' in EventRules");
        }
        return new AuditedAction(name);
    }

    /**
     * The action that a use case's method declares. A method that declares none can still be refused, and that refusal is on
     * record under the method's own name, {@code ReadingProjects.list}.
     */
    public static AuditedAction of(Method method) {
        var audited = method.getAnnotation(Audited.class);
        if (audited != null && !audited.value().isEmpty()) {
            return new AuditedAction(audited.value());
        }
        var list = method.getAnnotation(AuditedList.class);
        if (list != null && !list.value().isEmpty()) {
            return new AuditedAction(list.value());
        }
        return new AuditedAction(method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }
}
