package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import io.holdfast.system.EmergencyOffice.Standby;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Emergency access and the platform's way into an organization, as people see them. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class EmergencyScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String ROOT = "root@holdfast.example";
    private static final String REASON = "The vendor has to be paid today";

    private Browser browser;
    private EmergencyOffice office;

    @BeforeEach
    void sitDownAt(Browser browser, Portal portal, Database database) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        office = new EmergencyOffice(portal, database);
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
        office.close();
    }

    @Test
    void aPresidentApprovesAMemberTakesTheRoleAndThePresidentReviewsIt() {
        Standby dana = office.member("Dana");
        browser.signIn(PRESIDENT);
        browser.await(By.id("nav-emergency")).click();
        browser.awaitScreen("/emergency");
        browser.await(By.id("approve-button")).click();
        assertThat(browser.await(By.id("person-error")).getText()).contains("Nobody");
        // Lincoln has no accounts or locations: there is nothing to choose.
        assertThat(browser.all(By.id("scope"))).isEmpty();
        browser.await(By.id("person")).sendKeys(dana.email());
        browser.await(By.cssSelector("#role option[value='treasurer']")).click();
        // As it is typed where the month comes first.
        browser.await(By.id("until"))
                .sendKeys(LocalDate.now(ZoneOffset.UTC).plusDays(30).format(DateTimeFormatter.ofPattern("MMddyyyy")));
        browser.await(By.id("why")).sendKeys("Stands in when nobody is there");
        browser.await(By.id("approve-button")).click();
        browser.awaitScreen("/emergency\\?notice=emergency-approved");
        assertThat(browser.await(By.id("approved")).getText()).contains(dana.name(), "Treasurer");
        browser.signOut();

        browser.signIn(dana.email());
        browser.go("/emergency");
        browser.await(By.cssSelector("[id^='reason-']")).sendKeys(REASON);
        browser.await(By.cssSelector("[id^='password-']")).sendKeys("wrong");
        browser.await(By.cssSelector("[id^='open-button-']")).click();
        assertThat(browser.await(By.cssSelector("[id^='password-error-']")).getText())
                .contains("not right");
        assertThat(browser.await(By.cssSelector("input[id^='reason-']")).getDomProperty("value"))
                .isEqualTo(REASON);
        browser.await(By.cssSelector("input[id^='password-']")).sendKeys(Portal.DEMO_PASSWORD);
        browser.await(By.cssSelector("[id^='open-button-']")).click();
        browser.awaitScreen("/emergency\\?notice=emergency-opened");
        assertThat(browser.await(By.id("mine")).getText()).contains("Treasurer", "Open", REASON);
        browser.await(By.id("end-mine-button")).click();
        browser.awaitScreen("/emergency\\?notice=emergency-ended");
        assertThat(browser.await(By.id("mine")).getText()).contains("another administrator");
        browser.signOut();

        browser.signIn(PRESIDENT);
        assertThat(browser.await(By.id("nav-emergency")).getText()).containsPattern("[1-9]");
        browser.go("/emergency");
        assertThat(browser.await(By.id("waiting")).getText()).contains(dana.name(), REASON);
        browser.await(By.cssSelector("[id^='note-']")).sendKeys("Looked at the payment: it was right");
        browser.await(By.cssSelector("[id^='accept-']")).click();
        browser.awaitScreen("/emergency\\?notice=emergency-reviewed");
        assertThat(browser.await(By.id("past")).getText()).contains(dana.name(), "Accepted");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void aRoleIsApprovedForOneClientAlone() {
        browser.signIn("admin@meridian.example");
        browser.go("/emergency");
        browser.await(By.id("person")).sendKeys("user@acme.example");
        browser.await(By.cssSelector("#role option[value='client_admin']")).click();
        browser.await(By.xpath("//select[@id='scope']/option[starts-with(., 'Acme')]"))
                .click();
        browser.await(By.id("approve-button")).click();
        assertThat(browser.await(By.id("until-error")).getText()).contains("day");
        assertThat(browser.await(By.cssSelector("#scope option:checked")).getText())
                .startsWith("Acme");
        browser.await(By.id("until"))
                .sendKeys(LocalDate.now(ZoneOffset.UTC).plusDays(30).format(DateTimeFormatter.ofPattern("MMddyyyy")));
        browser.await(By.id("why")).sendKeys("Stands in when nobody is there");
        browser.await(By.id("approve-button")).click();
        browser.awaitScreen("/emergency\\?notice=emergency-approved");

        assertThat(browser.await(By.id("approved")).getText()).contains("Client admin for Acme");
        browser.await(By.cssSelector("[id^='withdraw-']")).click();
        browser.awaitScreen("/emergency\\?notice=emergency-withdrawn");
        assertThat(browser.await(By.id("nothing-approved")).getText()).isNotEmpty();
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void thePlatformEntersAnOrganizationInAFrameThatEveryPageHasAndLeavesIt() {
        browser.signIn(ROOT);
        browser.await(By.id("nav-organizations")).click();
        browser.awaitScreen("/organizations");
        browser.await(By.id("enter-oak")).click();
        assertThat(browser.await(By.id("refusal")).getText()).contains("10");
        browser.await(By.id("reason")).sendKeys("Ticket 4711: nobody can sign in");
        browser.await(By.id("enter-oak")).click();
        browser.awaitScreen("/dashboard");
        assertThat(browser.await(By.id("entered")).getText()).contains("Oak PTO", "platform administrator");
        browser.go("/people");
        assertThat(browser.await(By.id("people")).getText()).contains("president@oak.example");
        assertThat(browser.await(By.id("entered")).getText()).contains("Oak PTO");
        inspect("entered", Screen.DESKTOP, Theme.LIGHT);
        browser.await(By.id("leave-button")).click();
        browser.awaitScreen("/organizations");
        browser.go("/dashboard");
        assertThat(browser.all(By.id("entered"))).isEmpty();
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        Standby dana = office.member("Dana");
        JsonObject approved = office.approved(dana, "treasurer", 60);
        browser.show(screen, theme);
        browser.signIn(dana.email());
        browser.go("/emergency");
        browser.await(By.id("own"));
        inspect("emergency-own", screen, theme);
        browser.signOut();
        office.open(dana, approved, REASON, Portal.DEMO_PASSWORD);
        office.end(dana.visitor(), approved);
        browser.signIn(PRESIDENT);
        browser.go("/emergency");
        browser.await(By.id("waiting"));
        inspect("emergency", screen, theme);
        browser.signOut();
        browser.signIn(ROOT);
        browser.go("/organizations");
        browser.await(By.id("organizations"));
        inspect("organizations", screen, theme);
        browser.await(By.id("reason")).sendKeys("Looking at the frame on a phone");
        // By the keyboard: on a phone the button may lie below the bar at the lower edge.
        browser.await(By.id("enter-oak")).sendKeys(Keys.ENTER);
        browser.awaitScreen("/dashboard");
        inspect("entered", screen, theme);
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
