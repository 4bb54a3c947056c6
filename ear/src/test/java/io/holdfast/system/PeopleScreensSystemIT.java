package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The president of a parent-teacher organization invites people, signs them out and keeps them out. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class PeopleScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";
    private static final By NOTICE = By.cssSelector("main [role=status]");
    private static final By INVITE = By.id("invite-button");
    private static final By STATUS = By.id("status-button");

    private final String address = "aa-" + UUID.randomUUID().toString().substring(0, 8) + "@lincoln.example";

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
    void somebodyIsInvitedAfterTheEffectWasShownMailedAgainAndWithdrawn() {
        browser.signIn(PRESIDENT);
        browser.await(By.id("nav-people")).click();
        browser.await(By.id("invite")).click();
        browser.awaitScreen("/people/new");
        browser.await(INVITE).click();
        assertThat(browser.await(By.id("role-error")).getText()).isEqualTo("Choose a role.");

        fillIn();
        browser.await(By.id("to")).sendKeys("06302100");
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-abilities")).getText()).contains("Approve", "budget");
        assertThat(browser.all(By.id("effect-refusal"))).isEmpty();
        assertThat(browser.await(By.id("email")).getDomProperty("value")).isEqualTo(address);
        assertThat(browser.barriers()).isEmpty();

        browser.await(INVITE).click();
        browser.awaitScreen("/invitations/[0-9a-f-]{36}\\?notice=person-invited");
        assertThat(browser.await(By.id("promise")).getText())
                .contains("Treasurer", "the whole organization", "30 Jun 2100");
        assertThat(browser.await(By.id("state")).getText()).isEqualTo("Invited");
        browser.await(By.id("resend-button")).click();
        browser.awaitScreen("/invitations/[0-9a-f-]{36}\\?notice=invitation-sent-again");

        browser.go("/people?state=INVITED");
        assertThat(browser.await(By.id("people")).getText()).contains(address, "Treasurer", "Invited");
        browser.await(By.partialLinkText("Aa Newcomer")).click();
        browser.await(By.id("withdraw-button")).click();
        browser.awaitScreen("/people\\?notice=invitation-withdrawn");
        assertThat(browser.await(NOTICE).getText()).contains("withdrawn");
        assertThat(browser.text()).doesNotContain(address);
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void aMemberIsNotInvitedAndNothingThatWasWrittenIsLost() {
        browser.signIn(PRESIDENT);
        browser.go("/people/new");
        browser.await(By.id("email")).sendKeys(VOLUNTEER);
        browser.await(By.id("name")).sendKeys("Aa Newcomer");
        browser.await(By.cssSelector("#role option[value=treasurer]")).click();
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-refusal")).getText()).contains("It would be refused", "member");

        browser.await(INVITE).click();

        assertThat(browser.await(By.id("refusal")).getText()).contains("Nobody was invited", "member");
        assertThat(browser.await(By.id("name")).getDomProperty("value")).isEqualTo("Aa Newcomer");
        assertThat(browser.await(By.id("role")).getDomProperty("value")).isEqualTo("treasurer");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 409"));
    }

    @Test
    void somebodyIsSignedOutKeptOutAndLetInAgain(Portal portal) {
        Visitor volunteer = portal.signIn(VOLUNTEER);
        browser.signIn(PRESIDENT);
        browser.go("/people?q=" + VOLUNTEER);
        browser.await(By.cssSelector("#people th a")).click();
        assertThat(browser.await(By.id("sessions")).getText()).contains("127.0.0.1");
        browser.await(By.cssSelector("#sessions li:first-child button")).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?notice=persons-session-ended");
        assertThat(volunteer.session().status()).isEqualTo(401);

        Visitor again = portal.signIn(VOLUNTEER);
        browser.go("/people?q=" + VOLUNTEER);
        browser.await(By.cssSelector("#people th a")).click();
        browser.await(By.id("sign-out-button")).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?notice=person-signed-out");
        assertThat(browser.await(By.id("no-sessions")).getText()).contains("Not signed in");
        assertThat(again.session().status()).isEqualTo(401);

        browser.await(By.id("reason")).sendKeys("lost the phone");
        browser.await(STATUS).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?notice=person-kept-out");
        assertThat(portal.trySignIn(VOLUNTEER, Portal.DEMO_PASSWORD).status()).isEqualTo(401);
        browser.await(By.id("reason")).sendKeys("found it");
        browser.await(STATUS).click();
        browser.awaitScreen("/people/[0-9a-f-]{36}\\?notice=person-let-in");
        portal.signIn(VOLUNTEER);
    }

    @Test
    void onesOwnPageOffersNothingThatWouldBeRefused() {
        browser.signIn(PRESIDENT);
        browser.go("/people?q=" + PRESIDENT);
        browser.await(By.cssSelector("#people th a")).click();
        browser.await(By.id("roles"));

        assertThat(browser.all(By.cssSelector("#sessions-card, #status-button, #give-button")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        browser.show(screen, theme);
        browser.signIn(PRESIDENT);
        browser.go("/people/new");
        fillIn();
        press(By.id("try-button"));
        browser.await(By.id("effect-abilities"));
        inspect("invite", screen, theme);
        press(INVITE);
        browser.await(By.id("promise"));
        inspect("invitation", screen, theme);
        press(By.id("withdraw-button"));
        browser.awaitScreen("/people\\?notice=invitation-withdrawn");
        browser.go("/people?q=" + VOLUNTEER);
        browser.await(By.cssSelector("#people th a")).click();
        browser.await(By.id("sessions-card"));
        inspect("person-sessions", screen, theme);
    }

    /** With a key: on a phone the navigation may lie over what a finger would have to scroll to. */
    private void press(By button) {
        browser.await(button).sendKeys(Keys.ENTER);
    }

    private void fillIn() {
        browser.await(By.id("email")).sendKeys(address);
        browser.await(By.id("name")).sendKeys("Aa Newcomer");
        browser.await(By.cssSelector("#role option[value=treasurer]")).click();
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
