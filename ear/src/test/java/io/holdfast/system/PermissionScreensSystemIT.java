package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The president of a parent-teacher organization asks why, and gives and takes roles, without a developer. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class PermissionScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final String WHY_NOT = "/permissions/explain?person=" + VOLUNTEER + "&action=approve:budget";
    private static final By ANSWER = By.id("answer");
    private static final By NOTICE = By.cssSelector("main [role=status]");
    private static final By TAKE_BACK = By.cssSelector("#roles tbody tr:last-child button");

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
    }

    @Test
    void thePresidentSeesWhyTheVolunteerMayNotGivesTheRoleAndTakesItBack() {
        browser.signIn(PRESIDENT);
        browser.await(By.id("nav-why")).click();
        browser.awaitScreen("/permissions/explain");
        browser.await(By.id("person")).sendKeys(VOLUNTEER);
        browser.await(By.id("action")).sendKeys("approve:budget");
        browser.await(By.id("ask-button")).click();
        browser.awaitScreen("/permissions/explain\\?person=.*");

        assertThat(browser.await(ANSWER).getText()).isEqualTo("No");
        assertThat(browser.await(By.id("why")).getText())
                .contains("is an active member of", "Volunteer is none of these roles", "Riverside District locks");
        assertThat(browser.await(By.id("smallest")).getText()).contains("Treasurer", "the whole organization");
        assertThat(browser.await(By.id("holders")).getText()).contains("President", "Treasurer");

        browser.await(By.id("give-link")).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?role=treasurer&scope=tenant");
        WebElement until = browser.await(By.id("to"));
        until.sendKeys("06302100");
        assertThat(until.getDomProperty("value")).isEqualTo("2100-06-30");
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-headline")).getText())
                .startsWith("1 person gains ")
                .endsWith("; nobody loses any.");
        assertThat(browser.await(By.id("effect-rows")).getText()).contains("until 30 Jun 2100");
        assertThat(browser.await(By.id("roles")).getText()).doesNotContain("Treasurer");
        assertThat(browser.barriers()).isEmpty();
        browser.await(By.id("give-button")).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?notice=role-given");
        assertThat(browser.await(By.id("roles")).getText()).contains("Treasurer", "30 Jun 2100");
        assertThat(browser.await(By.id("changes")).getText()).contains("Treasurer was given", "until 30 Jun 2100");

        browser.go(WHY_NOT);
        assertThat(browser.await(ANSWER).getText()).isEqualTo("Yes");
        assertThat(browser.await(By.id("notes")).getText()).contains("Treasurer alone", "after 30 Jun 2100");

        browser.await(By.linkText("People")).click();
        browser.awaitScreen("/people");
        browser.await(By.id("q")).sendKeys("volunteer");
        browser.await(By.id("narrow-button")).click();
        browser.await(By.cssSelector("#people th a")).click();
        browser.await(TAKE_BACK).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?notice=role-taken-back");
        assertThat(browser.await(NOTICE).getText()).contains("taken back");
        assertThat(browser.await(By.id("changes")).getText()).contains("Treasurer was taken back");

        browser.go(WHY_NOT);
        assertThat(browser.await(ANSWER).getText()).isEqualTo("No");
        browser.await(By.cssSelector("#over summary")).click();
        assertThat(browser.await(By.id("over")).getText()).contains("Treasurer does not count: it was taken back");
    }

    @Test
    void whatAViolatedSetForbidsIsNotProposedAndTheSetIsNamed(Portal portal) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        try (var office = new RoleOffice(portal.signIn(PRESIDENT))) {
            office.role("enterer-" + unique, 10, List.of(), List.of());
            office.set("Money " + unique, "STATIC", 2, "enterer-" + unique, "treasurer");
            office.assigned(office.person(VOLUNTEER), "enterer-" + unique);
            browser.signIn(PRESIDENT);
            browser.go(WHY_NOT);

            assertThat(browser.await(By.id("smallest")).getText()).contains("President");
            assertThat(browser.await(By.id("notes")).getText())
                    .contains("Treasurer would do it too", "“Money " + unique + "” keeps it apart");
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaidAtItsFieldAndKept() {
        browser.signIn(PRESIDENT);
        browser.go("/permissions/explain?person=lincoln.example&action=approve+the+budgets&place=nowhere");

        assertThat(browser.await(By.id("person-error")).getText()).contains("fits several people", VOLUNTEER);
        assertThat(browser.await(By.id("action-error")).getText())
                .contains("no permission “approve the budgets”", "approve:budget");
        assertThat(browser.await(By.id("place-error")).getText()).contains("No place here is called “nowhere”");
        assertThat(browser.await(By.id("action")).getDomProperty("value")).isEqualTo("approve the budgets");
        browser.await(By.partialLinkText(VOLUNTEER)).click();
        assertThat(browser.await(By.id("person")).getDomProperty("value")).isEqualTo(VOLUNTEER);
    }

    @Test
    void aRefusedPageSaysWhatItNeededAndLeadsWhoMayAskToWhy() {
        browser.signIn(PRESIDENT);
        browser.go("/jobs");

        assertThat(browser.await(By.id("needed")).getText()).contains("manage:system");
        browser.await(By.id("why-link")).click();
        browser.awaitScreen("/permissions/explain\\?person=.*&action=manage%3Asystem");
        assertThat(browser.await(ANSWER).getText()).isEqualTo("No");
        assertThat(browser.await(By.id("notes")).getText()).contains("No role of this organization holds it");
        browser.signOut();

        browser.signIn(VOLUNTEER);
        assertThat(browser.all(By.cssSelector("#nav-why, #nav-people"))).isEmpty();
        browser.go("/people");
        assertThat(browser.await(By.id("needed")).getText()).contains("manage:all-users");
        assertThat(browser.all(By.id("why-link"))).isEmpty();
        browser.go("/permissions/explain");
        assertThat(browser.await(By.tagName("h1")).getText()).isEqualTo("You may not see this page");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 403"));
        // An error page has no menu to sign out from.
        browser.go("/dashboard");
    }

    @Test
    void aRoleThatIsRefusedIsSaidAtTheFormWithWhatWasWritten() {
        browser.signIn(PRESIDENT);
        browser.go("/people?q=volunteer");
        browser.await(By.cssSelector("#people th a")).click();
        browser.await(By.id("give-button")).click();
        assertThat(browser.await(By.id("role-error")).getText()).isEqualTo("Choose a role.");

        browser.await(By.cssSelector("#role option[value=volunteer]")).click();
        browser.await(By.id("to")).sendKeys("06302100");
        browser.await(By.id("give-button")).click();

        assertThat(browser.await(By.id("give-refusal")).getText()).contains("has that role there already");
        assertThat(browser.await(By.id("role")).getDomProperty("value")).isEqualTo("volunteer");
        assertThat(browser.await(By.id("to")).getDomProperty("value")).isEqualTo("2100-06-30");
        assertThat(browser.complaints()).allMatch(message -> message.matches("(?s).*status of (409|422) .*"));
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        browser.show(screen, theme);
        browser.signIn(PRESIDENT);
        browser.go(WHY_NOT);
        browser.await(ANSWER);
        inspect("explain", screen, theme);
        browser.go("/people");
        browser.await(By.id("people"));
        inspect("people", screen, theme);
        // Other tests may leave people without a role behind.
        browser.go("/people?q=" + VOLUNTEER);
        browser.go(browser.await(By.cssSelector("#people th a")).getDomAttribute("href"));
        browser.await(By.id("roles"));
        inspect("person", screen, theme);
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
