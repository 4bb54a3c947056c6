package io.holdfast.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.tenancy.model.TenantKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventRulesTest {
    private static final Path PAGE = Path.of("..", "docs", "AUDIT.md");
    private static final String HEAD = "| action | family | risk | failed | denied | of an administrator |";

    @Test
    void thePageShowsTheRuleOfEveryActionAndNoOther() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int head = lines.indexOf(HEAD);
        assertThat(head).as("the table is on the page").isNotNegative();

        List<String> shown = lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(shown)
                .containsExactlyElementsOf(EventRules.all().entrySet().stream()
                        .map(rule -> line(rule.getKey(), rule.getValue()))
                        .toList());
    }

    private static String line(String action, EventRule rule) {
        return "| `" + action + "` | " + rule.category() + " | " + rule.succeeded() + " | " + rule.failed() + " | "
                + rule.denied() + " | "
                + (rule.ofAdministrator() == rule.succeeded() ? "" : rule.ofAdministrator()) + " |";
    }

    @Test
    void theFamiliesOfWhatTheProductDoesHaveActions() {
        Set<Category> used = EventRules.all().values().stream()
                .map(EventRule::category)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Category.class)));

        // Temperatures and compliance records have no use cases yet; whoever adds the first moves its family up here.
        assertThat(EnumSet.complementOf(EnumSet.copyOf(used)))
                .containsExactly(Category.TEMPERATURE_MONITORING, Category.COMPLIANCE_RECORD);
    }

    @Test
    void everyLevelOfRiskIsGiven() {
        assertThat(EventRules.all().values().stream().map(EventRule::succeeded).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Risk.values());
    }

    @Test
    void aRefusalIsNeverRoutine() {
        assertThat(EventRules.all()).allSatisfy((action, rule) -> {
            assertThat(rule.denied()).isGreaterThanOrEqualTo(Risk.MEDIUM);
            assertThat(rule.denied()).isGreaterThanOrEqualTo(rule.succeeded());
        });
        assertThat(EventRules.of("ReadingProjects.list").risk(Outcome.DENIED, "RBAC-2001", null))
                .isEqualTo(Risk.MEDIUM);
    }

    @Test
    void whatIsNotThereForTheCallerMayBeSomebodyElses() {
        EventRule rule = EventRules.of("project.read");
        String missing = ProblemCode.NOT_FOUND.code() + " " + ProblemCode.NOT_FOUND;

        assertThat(rule.risk(Outcome.FAILED, missing, null)).isEqualTo(Risk.MEDIUM);
        assertThat(rule.risk(Outcome.FAILED, "IllegalStateException", null)).isEqualTo(Risk.LOW);
    }

    @Test
    void anAdministratorsRoleIsMoreThanAnother() {
        EventRule rule = EventRules.of("role.grant");

        assertThat(rule.risk(Outcome.SUCCEEDED, null, Map.of("role", "client_user")))
                .isEqualTo(Risk.MEDIUM);
        assertThat(rule.risk(Outcome.SUCCEEDED, null, Map.of("role", "TENANT_ADMIN")))
                .isEqualTo(Risk.HIGH);
        assertThat(rule.risk(Outcome.SUCCEEDED, null, null)).isEqualTo(Risk.MEDIUM);
    }

    @Test
    void theRolesThatRunAnOrganizationAreThoseOfTheKindsAndThePlatforms() {
        Set<String> known = Arrays.stream(TenantKind.values())
                .map(TenantKind::administratorRole)
                .collect(Collectors.toSet());
        known.add("SUPER_ADMIN");

        assertThat(EventRule.ADMINISTRATORS).containsAll(known);
    }
}
