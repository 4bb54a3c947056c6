package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A client of an engineering firm, in front of the screens. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class BrowserSystemIT {
    private static final String CLIENT = "user@acme.example";
    private static final By PROJECT_LINKS = By.cssSelector("#projects a[href*='/projects/']");
    private static final By INVOICE_LINKS = By.cssSelector("#invoices a[href*='/invoices/']");

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
    }

    @Test
    void aClientSignsInLooksAtAProjectAndSignsOut() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        signIn();
        browser.go("/projects");
        assertThat(browser.all(PROJECT_LINKS).stream()
                        .map(link -> link.getDomAttribute("href"))
                        .distinct())
                .hasSize(3);

        WebElement first = browser.all(PROJECT_LINKS).get(0);
        String name = first.getText();
        first.click();
        browser.awaitScreen("/projects/[0-9a-f-]{36}");
        assertThat(browser.await(By.tagName("h1")).getText()).contains(name);

        signOut();
        browser.go("/projects");
        browser.awaitScreen("/signin");
    }

    @Test
    void aClientFindsWhatIsToBePaidAndWhatItBills() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        signIn();
        browser.await(By.id("nav-invoices")).click();
        browser.awaitScreen("/invoices");
        assertThat(browser.all(INVOICE_LINKS)).hasSize(5);
        assertThat(browser.await(By.id("figures")).getText()).contains("$ 74,375.25", "overdue since");

        browser.await(By.xpath("//*[@id='invoices']//a[text()='INV-002043']")).click();
        browser.awaitScreen("/invoices/[0-9a-f-]{36}");
        assertThat(browser.await(By.id("figures")).getText()).contains("$ 41,200.00", "$ 20,000.00 paid");
        assertThat(browser.await(By.id("lines")).getText()).contains("Retrofit design, 60 percent");
        assertThat(browser.await(By.id("payments")).getText()).contains("$ 20,000.00");
        assertThat(browser.await(By.id("pay")).getDomAttribute("href")).startsWith("https://");
        browser.await(By.cssSelector("#about a[href*='/projects/']")).click();
        browser.awaitScreen("/projects/[0-9a-f-]{36}");
        assertThat(browser.await(By.tagName("h1")).getText()).contains("Harbor Crossing");
        signOut();
    }

    @Test
    void whoeverAcceptsAnInvitationIsToldWhatIsMissingAtItsFieldAndThenHasAnAccount(Portal portal, Database database) {
        String email = "by-browser@acme.example";
        String link = portal.invite(database.secret("operator-token"), email, "meridian", "internal_pm")
                .json()
                .getString("signupUrl");
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.go(URI.create(link).getPath() + "?" + URI.create(link).getQuery());
        browser.await(Browser.EMAIL).sendKeys(email);
        browser.await(Browser.SUBMIT).click();
        browser.awaitText(By.id("signup:name-error"), "Enter your name, as colleagues know it.");
        browser.awaitText(By.id("signup:password-error"), "Choose a password.");

        browser.await(By.id("signup:name")).sendKeys("By Browser");
        browser.await(Browser.PASSWORD).sendKeys("eight words that nobody would ever guess here");
        browser.await(Browser.SUBMIT).click();

        browser.awaitScreen("/signin\\?notice=signed-up");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidAtTheFormAndKeepsTheAddress() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.go("/signin");
        browser.await(Browser.EMAIL).sendKeys("pm@meridian.example");
        browser.await(Browser.PASSWORD).sendKeys("not-the-password");
        browser.await(Browser.SUBMIT).click();

        assertThat(browser.await(By.cssSelector("[role=alert]")).getText()).isNotBlank();
        assertThat(browser.await(Browser.EMAIL).getDomProperty("value")).isEqualTo("pm@meridian.example");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.go("/signin");
        browser.tabTo(Browser.EMAIL);
        browser.press(CLIENT);
        browser.tabTo(Browser.PASSWORD);
        browser.press(Portal.DEMO_PASSWORD + Keys.ENTER);
        browser.awaitScreen("/dashboard");

        browser.tabTo(By.id("nav-projects"));
        browser.press(Keys.ENTER);
        browser.awaitScreen("/projects");
        browser.tabTo(PROJECT_LINKS);
        browser.press(Keys.ENTER);
        browser.awaitScreen("/projects/[0-9a-f-]{36}");

        browser.tabTo(Browser.PROFILE);
        browser.press(Keys.ENTER);
        browser.tabTo(Browser.SIGN_OUT);
        browser.press(Keys.ENTER);
        browser.awaitScreen("/signin");
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "PHONE, LIGHT", "SMALL_PHONE, DARK"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        browser.show(screen, theme);
        browser.go("/signin");
        browser.await(Browser.EMAIL);
        inspect("signin", screen, theme);

        signIn();
        inspect("dashboard", screen, theme);
        browser.go("/projects");
        browser.await(PROJECT_LINKS);
        inspect("projects", screen, theme);
        browser.go(browser.all(PROJECT_LINKS).get(0).getDomAttribute("href"));
        browser.await(By.tagName("h1"));
        inspect("project", screen, theme);
        browser.go("/invoices");
        browser.await(INVOICE_LINKS);
        inspect("invoices", screen, theme);
        browser.go(browser.all(INVOICE_LINKS).get(0).getDomAttribute("href"));
        browser.await(By.tagName("h1"));
        inspect("invoice", screen, theme);

        signOut();
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(java.util.Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }

    private void signIn() {
        browser.signIn(CLIENT);
    }

    private void signOut() {
        browser.signOut();
    }
}
