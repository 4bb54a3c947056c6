package io.holdfast.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How tests are written, in every module. */
@AnalyzeClasses(locations = Module.Tests.class)
class TestStyleTest {

    @ArchTest
    static final ArchRule tests_use_assertj_assertions_instead_of_junit = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.junit.jupiter.api.Assertions")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.junit.Assert");

    @ArchTest
    static final ArchRule tests_await_a_condition_and_never_sleep =
            noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
