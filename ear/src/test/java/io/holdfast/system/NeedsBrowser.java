package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Hands one browser to all tests of a class and holds against each what the console held against its pages. Leaves tests out only
 * when that was asked for, and says how many; a missing browser is a failure, not a reason.
 */
final class NeedsBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(NeedsBrowser.class);
    private static final String SWITCH = "holdfast.browser";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!System.getProperty(SWITCH, "chromium").equals("none")) {
            return ConditionEvaluationResult.enabled("a browser is wanted");
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.println(
                    count(context.getRequiredTestClass()) + " browser tests are skipped: -D" + SWITCH + "=none");
        }
        return ConditionEvaluationResult.disabled("-D" + SWITCH + "=none");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(browser(context).complaints()).isEmpty();
    }

    private static Browser browser(ExtensionContext context) {
        ExtensionContext all = context;
        while (all.getTestMethod().isPresent()) {
            all = all.getParent().orElseThrow();
        }
        return all.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Browser.class,
                        key -> Browser.open(HoldfastSystem.running(context).portal()),
                        Browser.class);
    }

    private static long count(Class<?> tests) {
        return AnnotationSupport.findAnnotatedMethods(tests, Test.class, HierarchyTraversalMode.TOP_DOWN)
                        .size()
                + AnnotationSupport.findAnnotatedMethods(
                                tests, ParameterizedTest.class, HierarchyTraversalMode.TOP_DOWN)
                        .size();
    }
}
