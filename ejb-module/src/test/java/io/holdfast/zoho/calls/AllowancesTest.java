package io.holdfast.zoho.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.model.Allowance;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private static final Route LIST = new Route(Product.PROJECTS, "/portal/{portal}/projects");
    private static final Route INVOICES = new Route(Product.BOOKS, "/invoices");

    private final Allowances allowances = new Allowances();

    @BeforeEach
    void settings() {
        allowances.projectsCalls = 80;
        allowances.projectsWindow = Duration.ofMinutes(2);
        allowances.booksPerMinute = 80;
        allowances.booksPerDay = 700;
        allowances.booksConcurrency = 4;
        allowances.crmPerDay = 3500;
        allowances.crmConcurrency = 1;
        allowances.interactiveShare = 20;
    }

    @Test
    void aRouteOfProjectsHasABudgetOfItsOwn() {
        assertThat(allowances.of(LIST, true))
                .containsExactly(new Allowance("projects", "/portal/{portal}/projects", 80, Duration.ofMinutes(2)));
        assertThat(LIST.scope()).isEqualTo("projects:/portal/{portal}/projects");
    }

    @Test
    void allRoutesOfBooksShareTheBudgetsOfTheOrganization() {
        assertThat(allowances.of(INVOICES, true))
                .isEqualTo(allowances.of(new Route(Product.BOOKS, "/contacts"), true))
                .extracting(Allowance::limit)
                .containsExactly(80, 700);
        assertThat(INVOICES.scope()).isEqualTo("books");
    }

    @Test
    void aFifthIsKeptForThoseWhoWait() {
        assertThat(allowances.of(INVOICES, false)).extracting(Allowance::limit).containsExactly(64, 560);
        assertThat(allowances.concurrency(Product.BOOKS, true)).hasValue(4);
        assertThat(allowances.concurrency(Product.BOOKS, false)).hasValue(3);
    }

    @Test
    void atLeastOneIsLeftForTheBackground() {
        assertThat(allowances.concurrency(Product.CRM, false)).hasValue(1);
        assertThat(allowances.concurrency(Product.PROJECTS, false)).isEmpty();
    }
}
