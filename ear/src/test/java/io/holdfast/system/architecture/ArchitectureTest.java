package io.holdfast.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.holdfast.identity.usecase.AccessTokens;
import io.holdfast.identity.usecase.KnownCallers;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Scope;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

/** The rules of the house that a machine can hold. */
@AnalyzeClasses(locations = Module.Main.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule every_public_usecase_method_declares_a_permission =
            methods().that(UseCases.ARE_CALLABLE).should(UseCases.DECLARE_A_PERMISSION);

    /** Also what jobs, timers and observers write; the exceptions stand in {@link Recording#UNRECORDED} with their reasons. */
    @ArchTest
    static void every_writing_usecase_is_audited(JavaClasses product) {
        var recording = new Recording(product);
        assertThat(recording.waysWithout()).as("changes without an event").isEmpty();
        assertThat(recording.needlessExceptions()).as("exceptions for nothing").isEmpty();
    }

    @ArchTest
    static void every_change_tells_old_and_new_values(JavaClasses product) {
        assertThat(Values.missing(product)).as("values that events owe").isEmpty();
    }

    @ArchTest
    static void every_action_has_a_rule_of_family_and_risk(JavaClasses product) {
        assertThat(new Recording(product).actionsWithoutRule())
                .as("actions without a rule")
                .isEmpty();
    }

    @ArchTest
    static final ArchRule every_usecase_that_changes_rights_says_so =
            methods().that(UseCases.ARE_CALLABLE).should(UseCases.SAY_THAT_THEY_CHANGE_RIGHTS);

    @ArchTest
    static final ArchRule transactions_are_never_optional_where_data_is_touched =
            methods().should(UseCases.NOT_LEAVE_THE_TRANSACTION_AND_TOUCH_DATA);

    @ArchTest
    static final ArchRule entity_manager_only_in_persistence = noClasses()
            .that(describe("are outside persistence", type -> !Module.PERSISTENCE.holds(type)))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(EntityManager.class, EntityManagerFactory.class, PersistenceContext.class, Query.class);

    @ArchTest
    static final ArchRule web_uses_usecases_and_values_never_entities = noClasses()
            .that(describe("are in the web module", Module.WEB::holds))
            .should()
            .dependOnClassesThat(DataAccess.entitiesAndRepositories());

    /** They trust that somebody checked the caller. The door is where callers are found. */
    @ArchTest
    static final ArchRule web_calls_no_collaborator_of_usecases_but_at_the_door = noClasses()
            .that(describe("are in the web module", Module.WEB::holds))
            .should()
            .dependOnClassesThat(describe(
                    "are collaborators other than the door's",
                    type -> type.isAnnotatedWith(Collaborator.class)
                            && !type.isEquivalentTo(KnownCallers.class)
                            && !type.isEquivalentTo(AccessTokens.class)));

    @ArchTest
    static final ArchRule usecases_do_not_know_jaxrs_or_faces = noClasses()
            .that()
            .resideInAPackage("..usecase..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.faces..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule model_does_not_know_ejb_or_web = noClasses()
            .that()
            .resideInAPackage("..model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ejb..", "jakarta.ws.rs..", "jakarta.faces..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule features_meet_only_through_usecases_or_events =
            classes().should(Features.NOT_REACH_INTO_ANOTHER_FEATURE);

    /** Whoever distrusts the writer of the log must be able to trust its verifier, so the two share the canonicalizer alone. */
    @ArchTest
    static final ArchRule the_verifier_knows_nothing_of_the_product = classes()
            .that()
            .resideInAPackage("io.holdfast.verify..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.holdfast.verify..", "java..", "jakarta.json..", "org.eclipse.parsson..", "org.erdtman.jcs..");

    @ArchTest
    static final ArchRule nothing_of_the_product_knows_the_verifier = noClasses()
            .that()
            .resideOutsideOfPackage("io.holdfast.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.holdfast.verify..");

    /** What decides faster is compared with it, so it can have nothing in common with that but places. */
    @ArchTest
    static final ArchRule the_specification_of_decisions_knows_nothing_of_the_product = classes()
            .that()
            .resideInAPackage("io.holdfast.rbac.decision..")
            .should()
            .onlyDependOnClassesThat(describe(
                    "are Java's, its own or places",
                    type -> type.getPackageName().startsWith("java.")
                            || type.getPackageName().equals("io.holdfast.rbac.decision")
                            || type.getName().startsWith(Scope.class.getName())));

    @ArchTest
    static final ArchRule nothing_searches_for_a_json_provider_at_each_call = noClasses()
            .that()
            .resideOutsideOfPackages("io.holdfast.bench..", "io.holdfast.launcher..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Json.class)
            .because("SharedJson has found it already");

    @ArchTest
    static void only_zoho_packages_know_wire_types(JavaClasses product) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.holdfast.zoho..")
                .should()
                .dependOnClassesThat(WireTypes.of(product))
                .check(product);
    }

    @ArchTest
    static void no_package_in_two_modules(JavaClasses product) {
        classes()
                .that(describe("belong to a module", (JavaClass type) -> Module.of(type)
                        .isPresent()))
                .should(Features.shareTheirPackageWithNoOtherModule(product))
                .check(product);
    }
}
