package io.holdfast.system.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.holdfast.rbac.model.RightsChanges;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a use case owes: a permission, an audit event for a change, a transaction around data. */
final class UseCases {
    private static final Set<String> OPTIONAL_TRANSACTIONS = Set.of("SUPPORTS", "NOT_SUPPORTED", "NEVER");

    private static final Set<Class<? extends Annotation>> BEANS = Set.of(
            Stateless.class,
            Stateful.class,
            Singleton.class,
            ApplicationScoped.class,
            RequestScoped.class,
            Dependent.class);

    static final DescribedPredicate<JavaMethod> ARE_CALLABLE = DescribedPredicate.describe(
            "are public methods of use cases",
            method -> isUseCase(method.getOwner())
                    && method.getModifiers().contains(JavaModifier.PUBLIC)
                    && !method.getModifiers().contains(JavaModifier.STATIC)
                    && !method.getModifiers().contains(JavaModifier.SYNTHETIC));

    static final ArchCondition<JavaMethod> DECLARE_A_PERMISSION = new ArchCondition<>("declare a permission") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            if (permissions(method).isEmpty()) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " declares no permission"));
            }
        }
    };

    static final ArchCondition<JavaMethod> NOT_LEAVE_THE_TRANSACTION_AND_TOUCH_DATA =
            new ArchCondition<>("not run outside a transaction and touch data") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!hasOptionalTransaction(method)) {
                        return;
                    }
                    CallGraph.firstReached(method, DataAccess::touches, type -> false)
                            .ifPresent(access -> events.add(SimpleConditionEvent.violated(
                                    method,
                                    method.getFullName() + " may run without a transaction: "
                                            + access.getDescription())));
                }
            };

    /** Whoever takes the lock of rights shared and needs it alone at its end waits for others that do the same. */
    static final ArchCondition<JavaMethod> SAY_THAT_THEY_CHANGE_RIGHTS =
            new ArchCondition<>("say when they change rights") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (method.isAnnotatedWith(ChangesRights.class)
                            || method.getOwner().isAnnotatedWith(ChangesRights.class)) {
                        return;
                    }
                    CallGraph.firstReached(method, UseCases::notesRights, UseCases::isAudit)
                            .ifPresent(note -> events.add(SimpleConditionEvent.violated(
                                    method,
                                    method.getFullName() + " is not marked @ChangesRights: " + note.getDescription())));
                }
            };

    private UseCases() {}

    /** The same definition as that of the product, which refuses to deploy a use case without a rule. */
    private static boolean isUseCase(JavaClass type) {
        return type.getPackageName().endsWith(".usecase")
                && BEANS.stream().anyMatch(type::isAnnotatedWith)
                && !type.isAnnotatedWith(Collaborator.class);
    }

    /** The permissions of which one is asked of a caller; none where none is declared. */
    static Set<Permission> permissions(JavaMethod method) {
        // A method may name only its action and leave the permissions to its class.
        return Stream.of(rule(method), rule(method.getOwner()))
                .flatMap(Optional::stream)
                .map(rule -> Set.of(rule.value()))
                .filter(rule -> !rule.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static Optional<RequiresPermission> rule(CanBeAnnotated element) {
        return element.isAnnotatedWith(RequiresPermission.class) ? Optional.of(annotation(element)) : Optional.empty();
    }

    private static RequiresPermission annotation(CanBeAnnotated element) {
        return element instanceof JavaClass type
                ? type.getAnnotationOfType(RequiresPermission.class)
                : ((JavaMethod) element).getAnnotationOfType(RequiresPermission.class);
    }

    private static boolean notesRights(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(RightsChanges.class)
                && access.getTarget().getName().equals("note");
    }

    private static boolean isAudit(JavaClass type) {
        return type.getPackageName().startsWith("io.holdfast.audit");
    }

    private static boolean hasOptionalTransaction(JavaMethod method) {
        return attribute(method)
                .or(() -> attribute(method.getOwner()))
                .map(OPTIONAL_TRANSACTIONS::contains)
                .orElse(false);
    }

    private static Optional<String> attribute(CanBeAnnotated element) {
        if (element.isAnnotatedWith(TransactionAttribute.class)) {
            TransactionAttributeType type = element instanceof JavaClass owner
                    ? owner.getAnnotationOfType(TransactionAttribute.class).value()
                    : ((JavaMethod) element)
                            .getAnnotationOfType(TransactionAttribute.class)
                            .value();
            return Optional.of(type.name());
        }
        if (element.isAnnotatedWith(Transactional.class)) {
            Transactional.TxType type = element instanceof JavaClass owner
                    ? owner.getAnnotationOfType(Transactional.class).value()
                    : ((JavaMethod) element)
                            .getAnnotationOfType(Transactional.class)
                            .value();
            return Optional.of(type.name());
        }
        return Optional.empty();
    }
}
