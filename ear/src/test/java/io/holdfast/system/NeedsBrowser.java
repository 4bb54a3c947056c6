package io.holdfast.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Leaves tests out only when that was asked for, and says how many; a missing browser is a failure, not a reason. */
final class NeedsBrowser implements ExecutionCondition {
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

    private static long count(Class<?> tests) {
        return AnnotationSupport.findAnnotatedMethods(tests, Test.class, HierarchyTraversalMode.TOP_DOWN)
                        .size()
                + AnnotationSupport.findAnnotatedMethods(
                                tests, ParameterizedTest.class, HierarchyTraversalMode.TOP_DOWN)
                        .size();
    }
}
