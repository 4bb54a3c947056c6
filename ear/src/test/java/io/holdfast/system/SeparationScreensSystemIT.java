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

/** A president keeps roles apart, and is told who has them together. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class SeparationScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final By NAME = By.id("name");
    private static final By SAVE = By.id("save-button");

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String enterer = "enterer-" + unique;
    private final String releaser = "releaser-" + unique;

    private Browser browser;
    private RoleOffice office;

    @BeforeEach
    void sitDownAt(Browser browser, Portal portal) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        office = new RoleOffice(portal.signIn(PRESIDENT));
        office.role(enterer, 10, List.of(), List.of());
        office.role(releaser, 10, List.of(), List.of());
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
        office.close();
    }

    @Test
    void rolesAreKeptApartFromTheScreenAndOnceMoreLetTogether() {
        browser.signIn(PRESIDENT);
        browser.go("/roles");
        browser.await(By.id("separation-link")).click();
        browser.awaitScreen("/separation");
        browser.await(By.id("new-set")).click();
        browser.awaitScreen("/separation/new");
        browser.await(SAVE).click();
        assertThat(browser.await(By.id("name-error")).getText()).isNotEmpty();
        assertThat(browser.await(By.id("roles-error")).getText()).isNotEmpty();

        browser.await(NAME).sendKeys("Payments " + unique);
        browser.await(By.id("description")).sendKeys("Who enters a payment does not release it");
        choose(enterer);
        choose(releaser);
        browser.await(SAVE).click();
        browser.awaitScreen("/separation\\?notice=separation-saved");
        assertThat(browser.await(By.id("sets")).getText())
                .contains("Payments " + unique, "Nobody has 2 of Enterer-" + unique + ", Releaser-" + unique, "Kept");

        String volunteer = office.person("volunteer@lincoln.example");
        office.assigned(volunteer, enterer);
        assertThat(office.assign(volunteer, releaser).status()).isEqualTo(409);

        browser.await(By.linkText("Payments " + unique)).click();
        browser.await(By.id("remove-button")).click();
        browser.awaitScreen("/separation\\?notice=separation-removed");
        assertThat(office.assign(volunteer, releaser).status()).isEqualTo(201);
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void whatSomebodyHasAlreadyIsNotForbiddenAndNothingThatWasWrittenIsLost() {
        String volunteer = office.person("volunteer@lincoln.example");
        office.assigned(volunteer, enterer);
        office.assigned(volunteer, releaser);
        browser.signIn(PRESIDENT);
        browser.go("/separation/new");
        browser.await(NAME).sendKeys("Late " + unique);
        browser.await(By.id("description")).sendKeys("Too late");
        choose(enterer);
        choose(releaser);
        browser.await(SAVE).click();

        assertThat(browser.await(By.id("refusal")).getText()).contains("Nothing was changed", "1 person has them");
        assertThat(browser.await(NAME).getDomProperty("value")).isEqualTo("Late " + unique);
        assertThat(browser.await(box(releaser)).isSelected()).isTrue();
        browser.go("/separation");
        assertThat(browser.await(By.id("sets-card")).getText()).doesNotContain("Late " + unique);
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 409"));
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        String set =
                office.set("Drawn " + unique, "STATIC", 2, enterer, releaser).getString("id");
        browser.show(screen, theme);
        browser.signIn(PRESIDENT);
        browser.go("/separation");
        browser.await(By.id("sets"));
        inspect("separation", screen, theme);
        browser.go("/separation/" + set);
        browser.await(SAVE);
        inspect("separation-set", screen, theme);
    }

    private void choose(String role) {
        browser.await(box(role)).click();
    }

    private static By box(String role) {
        return By.cssSelector("#roles input[value='" + role + "']");
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
