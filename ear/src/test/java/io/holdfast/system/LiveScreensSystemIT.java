package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
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

/** Screens that stay open while Zoho changes, falls silent and comes back, and lists that are narrowed by their address. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class LiveScreensSystemIT {
    private static final String CLIENT = "user@acme.example";
    private static final String STAFF = "admin@meridian.example";
    private static final By BANNER = By.cssSelector("main .banner");
    private static final By OUTAGE = By.id("outage");
    private static final By AGES = By.cssSelector("main header .age, main #age .age");
    private static final By OLD_AGES = By.cssSelector("main header .age.old, main #age .age.old");
    private static final By CUSTOMERS = By.cssSelector("#invoices tbody td:nth-child(2)");
    private static final By STATUSES = By.cssSelector("#invoices tbody td.hide-s .tag");

    /** At one time, or each at its own, where the two were read before and after the full minute. */
    private static final Pattern BOTH_AS_STORED =
            Pattern.compile("projects( as stored at [^,.]+,| and) invoices as stored at");

    /** Chromium calls a sum up to a tenth good; ours is to be felt by nobody. */
    private static final double UNNOTICED = 0.02;

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
    }

    @AfterEach
    void zohoIsBackAndTheNextPersonSignsInAnew(Simulator simulator) {
        simulator.recover();
        browser.signOut();
    }

    @Test
    void aChangeInZohoAppearsOnAnOpenPageWithoutLoadingIt(Simulator simulator) {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(STAFF);
        browser.go("/projects");
        browser.await(By.id("projects"));
        browser.watchForShifts();
        simulator.rename("Pier 7 Seismic Assessment", "Pier 7 Seismic Survey");
        try {
            browser.awaitText(By.id("projects"), "Pier 7 Seismic Survey");
            assertThat(browser.shifted()).isLessThan(UNNOTICED);
        } finally {
            simulator.rename("Pier 7 Seismic Survey", "Pier 7 Seismic Assessment");
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "SMALL_PHONE, LIGHT", "PHONE, DARK"})
    void anOutageIsOneBannerAndMarksEveryPartUntilItIsOver(Screen screen, Theme theme, Simulator simulator) {
        browser.show(screen, theme);
        browser.signIn(CLIENT);
        browser.awaitCount(OLD_AGES, 0);
        browser.watchForShifts();

        simulator.goDown();
        browser.awaitCount(OLD_AGES, browser.all(AGES).size());
        browser.awaitCount(BANNER, 1);
        // Each mirror finds out for itself; until its reading has failed a part is old, and the banner does not speak
        // of it.
        browser.awaitText(OUTAGE, BOTH_AS_STORED);
        assertThat(browser.await(OUTAGE).getText()).contains("works as usual");
        assertThat(browser.all(AGES)).hasSize(3);
        inspect("outage-arrived", screen, theme);

        simulator.recover();
        browser.awaitCount(BANNER, 0);
        browser.awaitCount(OLD_AGES, 0);
        assertThat(browser.shifted()).isLessThan(UNNOTICED);
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "SMALL_PHONE, DARK"})
    void aPageOpenedInAnOutageShowsWhatIsStoredAndTurnsFreshWhereItStands(
            Screen screen, Theme theme, Simulator simulator) {
        browser.show(screen, theme);
        browser.signIn(CLIENT);
        simulator.goDown();
        browser.awaitCount(BANNER, 1);
        browser.go("/invoices");
        browser.awaitCount(BANNER, 1);
        assertThat(browser.all(By.cssSelector("#invoices tbody tr"))).hasSize(5);
        browser.awaitCount(OLD_AGES, 1);
        inspect("outage", screen, theme);

        browser.watchForShifts();
        simulator.recover();
        browser.awaitText(OUTAGE, "Everything is fresh again.");
        browser.awaitCount(OLD_AGES, 0);
        assertThat(browser.shifted()).isLessThan(UNNOTICED);
    }

    @Test
    void aListIsNarrowedByItsAddress() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(STAFF);
        browser.go("/invoices");
        browser.await(By.linkText("Overdue")).click();
        browser.awaitScreen("/invoices\\?status=overdue");
        assertThat(browser.all(STATUSES))
                .isNotEmpty()
                .extracting(WebElement::getText)
                .containsOnly("Overdue");

        new Select(browser.await(By.id("account"))).selectByVisibleText("Globex");
        browser.await(By.id("narrow")).click();
        browser.awaitScreen("/invoices\\?status=overdue&account=[0-9a-f-]{36}");
        assertThat(browser.all(CUSTOMERS))
                .isNotEmpty()
                .extracting(WebElement::getText)
                .containsOnly("Globex");

        browser.go("/invoices?status=lost");
        assertThat(browser.await(By.id("no-match")).getText()).contains("Nothing here passes this filter");
        assertThat(browser.barriers()).isEmpty();
        browser.await(By.linkText("Show all invoices")).click();
        browser.awaitScreen("/invoices");

        browser.go("/projects?status=Completed");
        assertThat(browser.all(By.cssSelector("#projects tbody .tag")))
                .isNotEmpty()
                .extracting(WebElement::getText)
                .containsOnly("Completed");
    }

    @Test
    void theKeyboardAloneNarrowsAList() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn(STAFF);
        browser.press("gi");
        browser.awaitScreen("/invoices");
        browser.tabTo(By.linkText("Paid"));
        browser.press(Keys.ENTER);
        browser.awaitScreen("/invoices\\?status=paid");
        browser.tabTo(By.id("account"));
        browser.press("Acme");
        browser.tabTo(By.id("narrow"));
        browser.press(Keys.ENTER);
        browser.awaitScreen("/invoices\\?status=paid&account=[0-9a-f-]{36}");
        assertThat(browser.all(CUSTOMERS))
                .isNotEmpty()
                .extracting(WebElement::getText)
                .containsOnly("Acme");
    }

    @Test
    void whoMaySeeNoInvoiceIsShownNoneOfThem() {
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        browser.signIn("engineer@meridian.example");
        assertThat(browser.await(By.id("figures")).getText())
                .contains("Late projects")
                .doesNotContain("Outstanding");
        assertThat(browser.all(By.id("nav-invoices"))).isEmpty();
        assertThat(browser.all(By.id("invoices-card"))).isEmpty();
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(java.util.Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
