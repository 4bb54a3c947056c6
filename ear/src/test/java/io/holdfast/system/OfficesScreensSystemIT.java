package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import io.holdfast.system.Officers.Officer;
import jakarta.json.JsonObject;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The president of a parent-teacher organization gives an office for a term, hands offices over, and finds each step in the timeline. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class OfficesScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final By TRY = By.id("try-button");
    private static final By SAVE = By.id("save-button");
    private static final By HEADLINE = By.id("effect-headline");
    private static final By CHANGES = By.id("changes");

    private Browser browser;
    private Officers officers;

    @BeforeEach
    void sitDownAt(Browser browser, Portal portal, Database database) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        officers = new Officers(portal.signIn(PRESIDENT), database);
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
        officers.close();
    }

    @Test
    void aVolunteerBecomesTreasurerForATermAndHandsOverToNextYearsOfficer() {
        Officer val = officers.member("Val");
        Officer kim = officers.member("Kim");
        officers.given(val, "volunteer", "");
        JsonObject secretary = officers.given(val, "secretary", "");
        browser.signIn(PRESIDENT);

        browser.await(By.id("nav-why")).click();
        browser.await(By.id("person")).sendKeys(val.email());
        browser.await(By.id("action")).sendKeys("approve:budget");
        browser.await(By.id("ask-button")).click();
        browser.awaitScreen("/permissions/explain\\?person=.*");
        assertThat(browser.await(By.id("answer")).getText()).isEqualTo("No");
        assertThat(browser.await(By.id("why")).getText()).contains("Volunteer is none of these roles");

        browser.await(By.id("give-link")).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?role=treasurer&scope=tenant");
        browser.await(By.id("to")).sendKeys("06302100");
        browser.await(TRY).click();
        assertThat(browser.await(HEADLINE).getText()).startsWith("1 person gains ");
        browser.await(By.id("give-button")).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?notice=role-given");

        browser.await(By.id("nav-roles")).click();
        browser.await(By.id("offices-link")).click();
        browser.awaitScreen("/offices");
        String treasurer = officers.assignments(val).stream()
                .filter(one -> one.getString("role").equals("treasurer"))
                .map(one -> one.getString("id"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.await(By.id("office-" + treasurer)).getText()).contains(val.name(), "until 30 Jun 2100");
        assertThat(value("from-" + treasurer)).isEqualTo("2100-07-01");
        assertThat(value("to-" + treasurer)).isEqualTo("2101-06-30");
        browser.await(By.id("next-" + treasurer)).sendKeys(kim.email());
        browser.await(By.id("next-" + secretary.getString("id"))).sendKeys(kim.email());
        browser.await(TRY).click();
        assertThat(browser.await(HEADLINE).getText())
                .startsWith("1 person gains ")
                .contains("1 person loses ");
        assertThat(browser.await(By.id("effect-rows")).getText()).contains(kim.email(), "until 30 Jun 2101");
        assertThat(value("next-" + treasurer)).isEqualTo(kim.email());
        assertThat(officers.held(kim)).isEmpty();
        assertThat(browser.barriers()).isEmpty();
        browser.await(SAVE).click();
        browser.awaitScreen("/offices\\?notice=handed-over");
        assertThat(browser.await(By.id("handover")).getText())
                .contains(kim.name() + ", from 1 Jul 2100, until 30 Jun 2101");

        browser.go("/people/" + kim.id());
        assertThat(browser.await(CHANGES).getText())
                .contains(
                        "Treasurer was given to " + kim.name(),
                        "until 30 Jun 2101",
                        "Secretary was given to " + kim.name());
        browser.go("/people/" + val.id());
        assertThat(browser.await(CHANGES).getText())
                .contains(
                        "Treasurer was given to " + val.name(),
                        "until 30 Jun 2100",
                        "Secretary of " + val.name() + " ends at another time",
                        "without end");
        browser.await(By.id("nav-roles")).click();
        browser.await(By.linkText("Treasurer")).click();
        assertThat(browser.await(CHANGES).getText())
                .contains("Treasurer was given to " + val.name(), "Treasurer was given to " + kim.name());
        browser.await(By.id("nav-permissions")).click();
        browser.await(By.id("changes-link")).click();
        browser.awaitScreen("/permissions/changes");
        assertThat(browser.await(CHANGES).getText())
                .contains(
                        "Treasurer was given to " + val.name(),
                        "Treasurer was given to " + kim.name(),
                        "Secretary of " + val.name() + " ends at another time");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodOrRefusedIsSaidAtItsOfficeAndKept() {
        Officer val = officers.member("Val");
        String term = ",\"validTo\":\"2100-07-01T00:00:00Z\"";
        String treasurer = officers.given(val, "treasurer", term).getString("id");
        String chair = officers.given(val, "committee_chair", term).getString("id");
        browser.signIn(PRESIDENT);
        browser.go("/offices");
        browser.await(SAVE).click();
        assertThat(browser.await(By.id("refusal")).getText()).contains("Say who comes next");

        browser.await(By.id("next-" + treasurer)).sendKeys("nobody of that name");
        browser.await(SAVE).click();
        assertThat(browser.await(By.id("next-error-" + treasurer)).getText()).contains("Nobody here is called");
        assertThat(value("next-" + treasurer)).isEqualTo("nobody of that name");

        WebElement next = browser.await(By.id("next-" + treasurer));
        next.clear();
        next.sendKeys(PRESIDENT);
        browser.await(By.id("next-" + chair)).sendKeys("volunteer@lincoln.example");
        browser.await(TRY).click();
        assertThat(browser.await(By.id("next-error-" + treasurer)).getText())
                .contains("Nobody changes their own roles");
        assertThat(browser.all(By.id("next-error-" + chair))).isEmpty();
        browser.await(SAVE).click();
        assertThat(browser.await(By.id("refusal")).getText()).contains("Nothing was handed over");
        assertThat(officers.assignments(val)).hasSize(2).allMatch(one -> one.getString("validTo")
                .startsWith("2100"));
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void anOfficerWhoLeavesIsFollowedTodayAndOnesOwnOfficeIsNotEnded() {
        Officer val = officers.member("Val");
        Officer kim = officers.member("Kim");
        String treasurer = officers.given(val, "treasurer", ",\"validTo\":\"2100-07-01T00:00:00Z\"")
                .getString("id");
        browser.signIn(PRESIDENT);
        browser.go("/offices");
        assertThat(browser.await(By.id("handover")).getText()).contains("You hold it yourself");
        browser.await(By.id("next-" + treasurer)).sendKeys(kim.email());
        WebElement from = browser.await(By.id("from-" + treasurer));
        from.clear();
        WebElement to = browser.await(By.id("to-" + treasurer));
        to.clear();
        to.sendKeys("06302100");
        browser.await(SAVE).click();
        browser.awaitScreen("/offices\\?notice=handed-over");

        assertThat(officers.assignments(val)).isEmpty();
        assertThat(officers.assignments(kim))
                .extracting(one -> one.getString("role"))
                .containsExactly("treasurer");
        browser.go("/people/" + val.id());
        assertThat(browser.await(CHANGES).getText()).contains("Treasurer was taken back from " + val.name());
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        officers.given(officers.member("Val"), "treasurer", ",\"validTo\":\"2100-07-01T00:00:00Z\"");
        browser.show(screen, theme);
        browser.signIn(PRESIDENT);
        browser.go("/offices");
        browser.await(SAVE);
        inspect("offices", screen, theme);
        browser.go("/permissions/changes");
        browser.await(CHANGES);
        inspect("rights-changes", screen, theme);
    }

    private String value(String id) {
        return browser.await(By.id(id)).getDomProperty("value");
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
