package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** A president keeps a version of a template, sees what a release would bring, and follows again. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class TemplateScreensSystemIT {
    private static final String EVENTS = "/api/admin/permission-templates/parent-teacher-organization/events";
    private static final String OAK = "president@oak.example";
    private static final String PUBLISH_EVENTS = "publish:events";
    private static final By KEEP = By.cssSelector("#how input[value=keep]");
    private static final By FOLLOW = By.cssSelector("#how input[value=follow]");
    private static final By SAVE = By.id("save-button");

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
    }

    @AfterEach
    void asBefore(Portal portal, Database database) {
        browser.signOut();
        new PackRelease(database).takes("volunteer", PUBLISH_EVENTS);
        Visitor president = portal.signIn(OAK);
        int newest = president.get(EVENTS).json().getJsonObject("template").getInt("newest");
        assertThat(president
                        .send("PUT", EVENTS, "{\"version\":" + newest + ",\"followsNewest\":true}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aVersionIsKeptComparedWithTheNextReleaseAndTheNewestFollowedAgain(Database database) {
        browser.signIn(OAK);
        browser.go("/permissions");
        browser.await(By.id("templates-link")).click();
        browser.awaitScreen("/permissions/templates");
        browser.await(By.linkText("Events")).click();
        browser.await(By.id("same"));
        browser.await(KEEP).click();
        browser.await(SAVE).click();
        browser.awaitScreen("/permissions/templates\\?notice=template-chosen");
        assertThat(browser.await(By.id("templates")).getText()).contains("keeps it");

        new PackRelease(database).gives("volunteer", PUBLISH_EVENTS);
        browser.go("/permissions/templates");
        assertThat(browser.await(By.id("templates")).getText()).contains("a newer one is there");
        browser.await(By.linkText("Events")).click();
        assertThat(browser.await(By.id("differences")).getText()).contains("Volunteer", "Gains", "Publish events");
        browser.await(FOLLOW).click();
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-headline")).getText()).isNotEmpty();
        assertThat(browser.await(FOLLOW).isSelected()).isTrue();
        browser.await(SAVE).click();
        browser.awaitScreen("/permissions/templates\\?notice=template-chosen");
        assertThat(browser.await(By.id("templates")).getText())
                .doesNotContain("keeps it")
                .doesNotContain("a newer one is there");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        browser.show(screen, theme);
        browser.signIn(OAK);
        browser.go("/permissions/templates?pack=parent-teacher-organization&module=events&version=1");
        browser.await(SAVE);
        String where = "templates-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
