package io.holdfast.system;

import static io.holdfast.system.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** An administrator in front of the audit log, the connections and the own sessions. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class AdminScreensSystemIT {
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final String CLIENT = "user@acme.example";
    private static final By EVENT_LINKS = By.cssSelector("#events th a");
    private static final By NOTICE = By.cssSelector("main [role=status]");

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
    }

    @Test
    void anAdministratorFindsARefusalAndSeesWhy(Portal portal) {
        assertThatProblem(portal.signIn(CLIENT).get("/api/admin/audit-logs")).hasStatus(403);
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);

        browser.await(By.id("nav-audit")).click();
        browser.awaitScreen("/audit");
        browser.await(By.id("show-refused")).click();
        browser.awaitScreen("/audit\\?outcome=DENIED");
        browser.await(EVENT_LINKS).click();
        browser.awaitScreen("/audit/[0-9a-f-]{36}");

        assertThat(browser.await(By.id("outcome")).getText()).isEqualTo("Refused");
        assertThat(browser.await(By.id("reason")).getText()).contains("This needs '");
        assertThat(browser.await(By.id("fingerprint")).getText()).matches("[0-9a-f]{64}");
    }

    @Test
    void aSearchStandsInTheAddressAndOnThePage() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        browser.go("/audit");
        browser.await(By.id("finder-button")).click();
        browser.await(By.id("filter-user")).sendKeys(ADMINISTRATOR);
        browser.await(By.id("filter-action")).sendKeys("LOGIN");
        browser.await(By.id("filters-button")).click();
        browser.awaitScreen("/audit\\?.*action=LOGIN.*");

        assertThat(browser.await(By.id("chips")).getText()).contains(ADMINISTRATOR, "LOGIN");
        assertThat(browser.all(EVENT_LINKS)).isNotEmpty().allSatisfy(link -> assertThat(link.getText())
                .isEqualTo("Sign in"));

        browser.await(By.id("clear-filters")).click();
        browser.awaitScreen("/audit$");
        assertThat(browser.all(By.id("chips"))).isEmpty();
    }

    @Test
    void aFilterThatCannotBeReadIsSaidAndKept() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        browser.go("/audit?action=not%20a%20name");

        assertThat(browser.await(By.id("problem")).getText()).contains("'action'");
        assertThat(browser.all(By.id("filter-action")).get(0).getDomProperty("value"))
                .isEqualTo("not a name");
    }

    @Test
    void anEventSaysHowFarItIsProvenAndGivesItsProof() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        browser.go("/audit?action=LOGIN");
        String event = browser.await(EVENT_LINKS).getDomAttribute("href");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            browser.go(event);
            return browser.await(By.id("proof-state")).getText().equals("Proven");
        });

        assertThat(browser.await(By.id("proof-words")).getText()).contains("Number ", "The checkpoint of ");
        assertThat(browser.fetched(browser.await(By.id("proof-file")).getDomAttribute("href")))
                .startsWith("c2sp.org/tlog-proof@v1");
    }

    @Test
    void theWholeLogIsVerifiedAndTheAnswerIsInPlainWords() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        browser.await(By.id("nav-proof")).click();
        browser.awaitScreen("/proof");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            browser.go("/proof");
            return browser.await(By.id("answer")).getText().startsWith("Yes, for the first ");
        });
        assertThat(browser.await(By.id("keys")).getText()).contains("+");

        browser.await(By.id("verify-button")).click();
        browser.awaitScreen("/proof\\?notice=verification-begun");

        browser.awaitText(By.cssSelector("#verifications li:first-child .tag"), "As proven");
        assertThat(browser.await(By.id("verifications")).getText())
                .contains("compared with their proven bytes", "checkpoint");
    }

    @Test
    void aPersonEndsASessionElsewhereAndItIsOver(Portal portal) {
        String person = "pm@meridian.example";
        portal.signIn(person).send("DELETE", "/api/auth/sessions", null);
        Visitor elsewhere = portal.signIn(person);
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(person);
        browser.go("/sessions");
        assertThat(browser.await(By.id("sessions")).getText()).contains("This session", "Java-http-client");

        browser.await(By.cssSelector("#sessions form[action$='/sessions/end'] button"))
                .click();
        browser.awaitScreen("/sessions\\?notice=session-ended");

        assertThat(browser.await(NOTICE).getText()).contains("That session is over");
        browser.await(By.id("end-others-button")).click();
        browser.awaitScreen("/sessions\\?notice=sessions-ended");
        assertThat(browser.all(By.cssSelector("#sessions li"))).hasSize(1);
        assertThatProblem(elsewhere.session()).hasStatus(401);
    }

    @Test
    void theConnectionIsSaidInPlainWords() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        browser.go("/projects");
        browser.go("/connections");

        assertThat(browser.await(By.id("zoho")).getText()).contains("Data centre", "simulator", "Copy of projects");
        assertThat(browser.all(By.cssSelector("#budgets tbody tr"))).isNotEmpty();
        assertThat(browser.await(By.id("caches")).getText()).contains("Projects", "Invoices", "%");
        assertThat(browser.await(By.id("part-database")).getText()).isIn("Works", "Limited");
    }

    @Test
    void whatAnAdministratorSearchesForIsDownloadedAsAFile() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        browser.go("/audit?action=LOGIN&address=127.0.0.1&sort=timestamp");
        assertThat(browser.await(By.id("chips")).getText()).contains("127.0.0.1");
        assertThat(browser.all(EVENT_LINKS)).isNotEmpty();

        String csv = browser.fetched(browser.await(By.id("export-csv")).getDomAttribute("href"));
        assertThat(csv.lines().skip(1)).isNotEmpty().allMatch(line -> line.contains("LOGIN"));
        String lines = browser.fetched(browser.await(By.id("export-jsonl")).getDomAttribute("href"));
        assertThat(lines.lines()).isNotEmpty().allMatch(line -> line.contains("\"action\":\"LOGIN\""));

        browser.await(By.id("other-order")).click();
        browser.awaitScreen("/audit\\?action=LOGIN&address=127.0.0.1");
    }

    @Test
    void aClientIsOfferedNothingOfThisAndGetsNothingOfIt() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(CLIENT);
        assertThat(browser.all(By.cssSelector("#nav-audit, #nav-connections, #latest-events")))
                .isEmpty();

        for (String screen : new String[] {"/audit", "/connections"}) {
            browser.go(screen);
            assertThat(browser.await(By.tagName("h1")).getText()).isEqualTo("You may not see this page");
        }
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 403"));
        // An error page has no menu to sign out from.
        browser.go("/dashboard");
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "PHONE, LIGHT", "SMALL_PHONE, DARK"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        browser.show(screen, theme);
        browser.signIn(ADMINISTRATOR);
        browser.await(By.id("latest-events"));
        inspect("admin-dashboard", screen, theme);
        browser.go("/audit?category=AUTHENTICATION");
        browser.await(By.id("finder-button")).click();
        inspect("audit", screen, theme);
        browser.go(browser.await(EVENT_LINKS).getDomAttribute("href"));
        browser.awaitScreen("/audit/[0-9a-f-]{36}");
        inspect("audit-event", screen, theme);
        browser.go("/proof");
        browser.await(By.id("figures"));
        inspect("proof", screen, theme);
        browser.go("/sessions");
        browser.await(By.id("sessions"));
        inspect("sessions", screen, theme);
        browser.go("/connections");
        browser.await(By.id("parts"));
        inspect("connections", screen, theme);
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
