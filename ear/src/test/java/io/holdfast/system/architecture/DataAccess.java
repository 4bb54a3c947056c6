package io.holdfast.system.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;

/** How code touches the database, as far as class files show it. */
final class DataAccess {
    private static final Set<String> WRITING_CALLS = Set.of(
            EntityManager.class.getName() + ".persist",
            EntityManager.class.getName() + ".merge",
            EntityManager.class.getName() + ".remove",
            "jakarta.persistence.Query.executeUpdate",
            "jakarta.persistence.TypedQuery.executeUpdate",
            PreparedStatement.class.getName() + ".executeUpdate",
            PreparedStatement.class.getName() + ".executeBatch",
            Statement.class.getName() + ".executeUpdate");

    private DataAccess() {}

    /** Entities, and the ports and adapters that hold an entity manager or a data source. */
    static DescribedPredicate<JavaClass> entitiesAndRepositories() {
        return DescribedPredicate.describe(
                "entities or repositories", type -> isEntity(type) || (isModel(type) && isRepository(type)));
    }

    static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class);
    }

    private static boolean isModel(JavaClass type) {
        return type.getPackageName().endsWith(".model");
    }

    private static boolean isRepository(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllSubclasses().stream())
                .flatMap(candidate -> candidate.getAllFields().stream())
                .map(field -> field.getRawType().getName())
                .anyMatch(Set.of(EntityManager.class.getName(), "javax.sql.DataSource")::contains);
    }

    /** A statement that changes rows, or a change of an entity's field that becomes one at commit. */
    static boolean writes(JavaAccess<?> access) {
        return WRITING_CALLS.contains(access.getTargetOwner().getName() + "." + access.getName())
                || changesEntity(access);
    }

    /** Any use of an entity manager or of a JDBC connection. */
    static boolean touches(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.equals(EntityManager.class.getName())
                || owner.equals("javax.sql.DataSource")
                || owner.equals("java.sql.Connection");
    }

    private static boolean changesEntity(JavaAccess<?> access) {
        return access instanceof JavaFieldAccess field
                && field.getAccessType() == AccessType.SET
                && access.getTarget() instanceof FieldAccessTarget
                && isEntity(access.getTargetOwner())
                && !builds(access.getOrigin());
    }

    /** Constructors and static factories fill a new entity; it becomes a row only through persist. */
    private static boolean builds(JavaCodeUnit unit) {
        return unit instanceof JavaConstructor || unit.getModifiers().contains(JavaModifier.STATIC);
    }
}
