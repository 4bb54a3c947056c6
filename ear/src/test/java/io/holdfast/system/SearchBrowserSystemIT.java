package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Somebody who looks for a thing, with the keyboard and on a phone. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class SearchBrowserSystemIT {
    private static final By BOX = By.id("search-box");
    private static final By FOUND = By.cssSelector("#found a");

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
    }

    @Test
    void aSlashAndTheBeginningOfTwoWordsLeadToTheProject() {
        visit(Screen.DESKTOP, Theme.LIGHT);
        browser.go("/dashboard");
        browser.await(BOX);
        browser.press("/");
        browser.press("bri har" + Keys.ENTER);
        browser.awaitScreen("/search");

        assertThat(browser.all(FOUND)).hasSize(1);
        browser.await(FOUND).click();
        browser.awaitScreen("/projects/[0-9a-f-]{36}");
        assertThat(browser.await(By.tagName("h1")).getText()).contains("Harbor Crossing");
    }

    @Test
    void aNameOfMarkupIsOnlyText(Portal portal, Simulator zoho) {
        visit(Screen.DESKTOP, Theme.LIGHT);
        String name = portal.signIn("user@acme.example").projects().get(0).name();
        String markup = "<img src=x onerror=alert(1)>";
        zoho.rename(name, markup);
        try {
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(20))
                    .until(() -> portal.signIn("user@acme.example").projects().stream()
                            .anyMatch(project -> project.name().equals(markup)));
            browser.go("/search?q=onerror");
            assertThat(browser.await(FOUND).getText()).isEqualTo(markup);
            browser.go("/search?q=%3Cb%3Enothing%22%3E");
            assertThat(browser.await(By.id("nothing-found")).getText()).contains("<b>nothing\">");
        } finally {
            zoho.rename(markup, name);
        }
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "PHONE, LIGHT", "SMALL_PHONE, DARK"})
    void theScreenHasNoSeriousBarrier(Screen screen, Theme theme) {
        visit(screen, theme);
        browser.go("/search?q=inv");
        browser.await(FOUND);
        inspect("search-found", screen, theme);
        browser.go("/search?q=---");
        assertThat(browser.await(By.id("fault")).getText()).contains("letters or digits");
        inspect("search-fault", screen, theme);
        browser.go("/search");
        browser.await(By.id("no-text"));
        inspect("search-empty", screen, theme);
    }

    private void visit(Screen screen, Theme theme) {
        browser.show(screen, theme);
        browser.signIn("user@acme.example");
        // Invoices are found from the first look at them on.
        browser.go("/invoices");
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(java.util.Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
