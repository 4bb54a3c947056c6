package io.holdfast.system;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts the product when the first test needs it and hands its drivers to tests. One product runs at a time, because two cores
 * do not carry both archives: the other one's tests, which come later by name, start theirs after the first has stopped.
 */
public final class HoldfastSystem implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(HoldfastSystem.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Holdfast.class || type == Portal.class || type == Simulator.class || type == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Holdfast holdfast = running(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Portal.class) {
            return holdfast.portal();
        }
        if (type == Simulator.class) {
            return holdfast.simulator();
        }
        return type == Database.class ? holdfast.database() : holdfast;
    }

    static Holdfast running(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Current.class)
                .of(archiveOf(context));
    }

    private static Archive archiveOf(ExtensionContext context) {
        return context.getEnclosingTestClasses().stream()
                .findFirst()
                .or(context::getTestClass)
                .flatMap(type -> AnnotationSupport.findAnnotation(type, RunsOn.class))
                .map(RunsOn::value)
                .orElseThrow(() -> new IllegalStateException("a system test says on what it runs: @RunsOn"));
    }

    /** The product that runs now; closed by JUnit at the end of the run. */
    static final class Current implements AutoCloseable {
        private final Map<Archive, AssertionError> failures = new EnumMap<>(Archive.class);
        private Holdfast holdfast;

        Current() {
            // JUnit closes this at the end of a run; a run that is killed must leave no process behind either.
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-product"));
        }

        synchronized Holdfast of(Archive archive) {
            if (failures.containsKey(archive)) {
                throw new AssertionError("the product did not start, see the first failure", failures.get(archive));
            }
            if (holdfast == null || holdfast.archive() != archive) {
                close();
                holdfast = start(archive);
            }
            return holdfast;
        }

        /** What did not start once is not tried again for every test. */
        private Holdfast start(Archive archive) {
            try {
                return Holdfast.start(archive);
            } catch (AssertionError e) {
                failures.put(archive, e);
                throw e;
            }
        }

        @Override
        public synchronized void close() {
            if (holdfast != null) {
                Holdfast last = holdfast;
                holdfast = null;
                last.stop();
            }
        }
    }
}
