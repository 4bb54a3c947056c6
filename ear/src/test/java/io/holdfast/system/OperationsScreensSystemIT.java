package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Whoever runs the system in front of jobs, schedules, nodes and mail. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class OperationsScreensSystemIT {
    private static final String OPERATOR = "root@holdfast.example";
    private static final String ADMINISTRATOR = "admin@meridian.example";
    private static final By NOTICE = By.cssSelector("main > .banner[role=status]");

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
    }

    @AfterEach
    void theNextPersonSignsInAnew(Database database) {
        browser.signOut();
        database.forgetMadeUpJobs();
    }

    @Test
    void aJobThatFailedForGoodIsCountedSaysWhyAndIsDoneWhenItIsRunAgain(Database database) {
        String job = database.deadJob();
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(OPERATOR);
        browser.await(By.id("nav-jobs")).click();
        browser.awaitScreen("/jobs");
        assertThat(browser.await(By.cssSelector("#nav-jobs .count")).getText()).startsWith("1");
        assertThat(browser.await(By.id("answer")).getText()).isEqualTo("One job failed for good");
        browser.await(By.id("show-dead")).click();
        browser.awaitScreen("/jobs\\?state=DEAD");
        browser.await(By.cssSelector("#jobs a[href$='" + job + "']")).click();
        browser.awaitScreen("/jobs/" + job);
        assertThat(browser.await(By.id("error")).getText()).contains("The disk was full.");

        browser.await(By.id("replay-button")).click();
        browser.awaitScreen("/jobs/" + job + "\\?notice=job-waits");

        assertThat(browser.await(NOTICE).getText()).contains("waits for its turn");
        browser.awaitText(By.id("state"), "Done");
        assertThat(browser.all(By.cssSelector("#nav-jobs .count"))).isEmpty();
    }

    @Test
    void aRunningJobTellsHowFarItIsOnWhichNodeAndForWhomAndIsCancelled(Database database) {
        String job = database.runningJob(OPERATOR);
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(OPERATOR);
        browser.go("/jobs/" + job);

        assertThat(browser.await(By.id("progress")).getText()).isEqualTo("120 of 400 sign-ins");
        assertThat(browser.await(By.id("job-node")).getText()).isEqualTo("node1");
        assertThat(browser.await(By.id("job-user")).getText()).isNotBlank().doesNotContainPattern("[0-9a-f]{8}-");
        browser.await(By.id("cancel-button")).click();
        browser.awaitScreen("/jobs/" + job + "\\?notice=job-cancelled");

        assertThat(browser.await(By.id("state")).getText()).isEqualTo("Cancelled");
        assertThat(browser.all(By.id("replay-button"))).hasSize(1);
    }

    @Test
    void aScheduleIsChangedWhereItStandsAndWhatCannotBeReadIsSaidAtItsField() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(OPERATOR);
        browser.go("/jobs");
        browser.await(By.id("change-forget-zoho-calls")).click();
        browser.awaitScreen("/schedules/[0-9a-f-]{36}");

        write("cron", "61 * * * *");
        write("zone", "Mars/Base");
        browser.await(By.id("save-button")).click();
        assertThat(browser.await(By.id("cron-error")).getText()).contains("'61' is no minute");
        assertThat(browser.await(By.id("zone-error")).getText()).contains("'Mars/Base' is no time zone");
        assertThat(value("cron")).isEqualTo("61 * * * *");
        assertThat(value("zone")).isEqualTo("Mars/Base");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));

        write("cron", "15 6 * * *");
        write("zone", "Asia/Kolkata");
        browser.await(By.id("save-button")).click();
        browser.awaitScreen("/schedules/[0-9a-f-]{36}\\?notice=schedule-changed");
        assertThat(browser.await(NOTICE).getText()).contains("The schedule is changed");
        assertThat(value("cron")).isEqualTo("15 6 * * *");
        assertThat(browser.all(By.cssSelector("#next-runs .line"))).hasSize(3);

        browser.await(By.id("enabled")).click();
        browser.await(By.id("save-button")).click();
        browser.awaitText(By.id("next"), "Not planned");
        browser.await(By.id("enabled")).click();
        write("cron", "30 * * * *");
        write("zone", "UTC");
        browser.await(By.id("save-button")).click();
        browser.awaitText(By.id("next"), Pattern.compile("Next .*:30.*"));
    }

    @Test
    void aScheduleIsRunNowAndItsJobIsDone() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(OPERATOR);
        browser.go("/jobs");
        browser.await(By.id("run-forget-signin-attempts")).click();
        browser.awaitScreen("/jobs/[0-9a-f-]{36}\\?notice=job-waits");

        browser.awaitText(By.id("state"), "Done");
        assertThat(browser.await(By.id("result")).getText()).contains("removed");
    }

    @Test
    void anAddressIsAllowedAgainAndItsMailTriedAgain(Portal portal, Database database) {
        String address = "nobody-yet@acme.example";
        database.suppress("meridian", address);
        assertThat(portal.invite(database.secret("operator-token"), address, "meridian", "internal_pm")
                        .status())
                .isEqualTo(201);
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        By unsent = By.xpath("//*[@id='mails']/li[contains(., '" + address + "')]");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            browser.go("/mails?state=SUPPRESSED");
            return !browser.all(unsent).isEmpty();
        });
        By suppressed = By.xpath("//*[@id='suppressed']/li[contains(., '550 no such mailbox')]");
        browser.await(suppressed).findElement(By.tagName("button")).click();
        browser.awaitScreen("/mails\\?notice=address-lifted");
        assertThat(browser.all(suppressed)).isEmpty();

        browser.go("/mails?state=SUPPRESSED");
        browser.await(unsent).findElement(By.tagName("button")).click();
        browser.awaitScreen("/mails\\?notice=mail-queued");

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            browser.go("/mails?state=SENT");
            return !browser.all(unsent).isEmpty();
        });
    }

    @Test
    void theLanguageOfMailIsChosenByEachMemberAndForTheOrganization(Database database) {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        // Other tests choose languages, too.
        database.forgetMailLanguages();
        try {
            browser.go("/mails");
            assertThat(chosenLanguage()).isEqualTo("English, since none is chosen");
            choose("Français");
            browser.awaitScreen("/mails\\?notice=organization-language-chosen");
            assertThat(browser.await(NOTICE).getText()).contains("whoever chose no language");
            assertThat(chosenLanguage()).isEqualTo("Français");

            browser.await(Browser.PROFILE).click();
            browser.await(By.id("mail-language-link")).click();
            browser.awaitScreen("/sessions#mail-language");
            assertThat(chosenLanguage()).isEqualTo("As your organization's mail");
            choose("Español");
            browser.awaitScreen("/sessions\\?notice=language-chosen");
            assertThat(chosenLanguage()).isEqualTo("Español");

            assertThat(database.mailLanguages("meridian", ADMINISTRATOR)).containsExactly("fr", "es");
        } finally {
            database.forgetMailLanguages();
        }
    }

    private String chosenLanguage() {
        return new Select(browser.await(By.id("language")))
                .getFirstSelectedOption()
                .getText();
    }

    private void choose(String language) {
        new Select(browser.await(By.id("language"))).selectByVisibleText(language);
        browser.await(By.id("language-button")).click();
    }

    @Test
    void aNodeIsDrained(Database database) {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(OPERATOR);
        database.registerNode("node-to-drain");
        try {
            browser.go("/nodes");
            By node = By.xpath("//*[@id='nodes']/li[contains(., 'node-to-drain')]");
            browser.await(node).findElement(By.tagName("button")).click();
            browser.awaitScreen("/nodes\\?notice=node-drains");

            assertThat(browser.await(NOTICE).getText()).contains("takes nothing new");
            assertThat(browser.await(node).findElement(By.cssSelector(".tag")).getText())
                    .isEqualTo("Drains");
        } finally {
            database.forgetNode("node-to-drain");
        }
    }

    @Test
    void onAPhoneFourPlacesStandBelowAndTheOthersOpenByKeyboardAndByTouch() {
        browser.show(Screen.SMALL_PHONE, Theme.LIGHT);
        browser.signIn(ADMINISTRATOR);
        assertThat(browser.all(By.cssSelector("#places a"))).hasSize(4).allMatch(WebElement::isDisplayed);
        assertThat(browser.all(By.id("nav-jobs"))).hasSize(1).noneMatch(WebElement::isDisplayed);

        browser.tabTo(By.id("more-button"));
        browser.press(Keys.ENTER);
        browser.tabTo(By.id("nav-jobs"));
        browser.press(Keys.ENTER);
        browser.awaitScreen("/jobs");
        assertThat(browser.await(By.id("more-button")).getDomAttribute("aria-current"))
                .isEqualTo("true");

        browser.await(By.id("more-button")).click();
        browser.await(By.id("nav-mails")).click();
        browser.awaitScreen("/mails");
        browser.await(By.id("more-button")).click();
        browser.await(By.id("nav-nodes"));
        browser.press(Keys.ESCAPE);
        assertThat(browser.all(By.id("nav-nodes"))).noneMatch(WebElement::isDisplayed);
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "SMALL_PHONE, LIGHT", "SMALL_PHONE, DARK"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme, Portal portal, Database database) {
        List<String> jobs = List.of(database.deadJob(), database.runningJob(OPERATOR));
        database.suppress("platform", "nobody@holdfast.example");
        portal.invite(database.secret("operator-token"), "nobody@holdfast.example", "platform", "SUPER_ADMIN");
        browser.show(screen, theme);
        browser.signIn(OPERATOR);
        browser.go("/jobs");
        browser.await(By.id("jobs"));
        inspect("jobs", screen, theme);
        browser.go("/jobs/" + jobs.get(0));
        browser.await(By.id("replay-button"));
        inspect("job-dead", screen, theme);
        browser.go("/jobs/" + jobs.get(1));
        browser.await(By.id("cancel-button"));
        inspect("job-running", screen, theme);
        browser.go("/jobs");
        browser.go(browser.await(By.id("change-forget-jobs")).getDomAttribute("href"));
        browser.await(By.id("save-button"));
        write("cron", "never");
        browser.await(By.id("save-button")).click();
        browser.await(By.id("cron-error"));
        inspect("schedule", screen, theme);
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
        browser.go("/nodes");
        browser.await(By.id("nodes"));
        inspect("nodes", screen, theme);
        browser.go("/mails");
        browser.await(By.id("mails"));
        inspect("mails", screen, theme);
        browser.go("/sessions");
        browser.await(By.id("language"));
        inspect("mail-language", screen, theme);
        if (screen == Screen.SMALL_PHONE) {
            browser.await(By.id("more-button")).click();
            browser.await(By.id("nav-nodes"));
            inspect("more", screen, theme);
            browser.press(Keys.ESCAPE);
        }
    }

    private void write(String field, String text) {
        WebElement input = browser.await(By.id(field));
        input.clear();
        input.sendKeys(text);
    }

    private String value(String field) {
        return browser.await(By.id(field)).getDomProperty("value");
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
