package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import io.holdfast.system.Officers.Officer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The president of a parent-teacher organization brings roles in a file, sees what each line would do, and does it. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class ImportScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String IMPORT = "/people/import";
    private static final By CHECK = By.id("check-button");
    private static final By ANSWER = By.id("answer");
    private static final By LINES = By.id("lines");

    private Browser browser;
    private Officers officers;
    private Database database;

    @BeforeEach
    void sitDownAt(Browser browser, Portal portal, Database database) {
        this.browser = browser;
        this.database = database;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        officers = new Officers(portal.signIn(PRESIDENT), database);
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
        officers.close();
        database.execute("DELETE FROM imports");
    }

    @Test
    void linesArePastedShownAndDone() {
        Officer dana = officers.member("Dana");
        browser.signIn(PRESIDENT);
        browser.go("/people");
        browser.await(By.id("import-link")).click();
        browser.awaitScreen(IMPORT);
        browser.await(CHECK).click();
        assertThat(browser.await(By.id("refusal")).getText())
                .contains("Put the names of the columns in the first line");

        browser.await(By.id("table"))
                .sendKeys(
                        "email,role,until\n" + dana.email() + ",treasurer,2100-06-30\n" + dana.email() + ",emperor,\n");
        browser.await(CHECK).click();
        browser.awaitScreen(IMPORT + "/[0-9a-f-]{36}");
        browser.awaitText(ANSWER, "What this file would do");
        assertThat(browser.await(By.id("summary")).getText()).isEqualTo("2 lines: 1 line gives a role, 1 is left out.");
        assertThat(browser.await(LINES).getText())
                .contains("Gets the role", "until 2100-06-30", "Left out", "has no role 'emperor'");
        assertThat(officers.held(dana)).isEmpty();

        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-headline")).getText()).startsWith("1 person gains ");
        assertThat(browser.barriers()).isEmpty();
        browser.await(By.id("apply-button")).click();
        browser.awaitText(ANSWER, "What this file did");
        assertThat(browser.await(By.id("line-2")).getText()).contains("Has the role");
        assertThat(officers.held(dana)).singleElement().asString().startsWith("treasurer");

        assertThat(browser.fetched(browser.await(By.id("download")).getDomAttribute("href")))
                .contains("2," + dana.email() + ",,treasurer,,,2100-06-30,ASSIGNED");
        browser.await(By.id("show-REFUSED")).click();
        browser.awaitScreen(IMPORT + "/[0-9a-f-]{36}\\?state=REFUSED");
        assertThat(browser.await(LINES).getText()).contains("emperor").doesNotContain("Treasurer");
        browser.await(By.id("remove-only-button")).click();
        browser.awaitScreen(IMPORT + "\\?notice=import-removed");
        assertThat(officers.held(dana)).hasSize(1);
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void anImportOfMoreRolesThanAreTriedTogetherSaysHowMany() {
        Officer dana = officers.member("Dana");
        browser.signIn(PRESIDENT);
        browser.go(IMPORT);
        browser.await(By.id("table")).sendKeys("email,role\n" + dana.email() + ",treasurer\n");
        browser.await(CHECK).click();
        browser.awaitScreen(IMPORT + "/[0-9a-f-]{36}");
        browser.awaitText(ANSWER, "What this file would do");
        browser.await(By.id("try-button"));
        // As a file of so many members would be; only the count of its lines is looked at.
        database.execute(
                "INSERT INTO import_rows (tenant_id, id, import_id, line, email, name, role, place, begins, ends, state)"
                        + " SELECT tenant_id, gen_random_uuid(), import_id, line + n, email, name, role, place, begins, ends, state"
                        + " FROM import_rows, generate_series(1, 1000) n WHERE email = '" + dana.email() + "'");

        browser.go(browser.await(By.cssSelector("#import-deeds form")).getDomAttribute("action"));

        assertThat(browser.await(By.id("too-many")).getText()).contains("1001 roles", "up to 1,000");
        assertThat(browser.all(By.id("try-button"))).isEmpty();
        assertThat(browser.await(By.id("roles")).getText()).contains("Treasurer", "1001");
        assertThat(browser.barriers()).isEmpty();
        browser.photograph("import-too-many-desktop-light");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFileIsSentAsItIs(@TempDir Path folder) throws IOException {
        Officer dana = officers.member("Dana");
        Path file = folder.resolve("people.csv");
        browser.signIn(PRESIDENT);
        browser.go(IMPORT);
        Files.write(file, new byte[] {'e', 'm', 'a', 'i', 'l', ',', 'r', 'o', 'l', 'e', '\n', (byte) 0xE4, ',', 'x'});
        browser.await(By.id("file")).sendKeys(file.toString());
        browser.await(CHECK).click();
        assertThat(browser.await(By.id("refusal")).getText()).contains("Line 2: The text is not in UTF-8");

        Files.writeString(file, "\uFEFFE-mail;Role\r\n" + dana.email() + ";treasurer\r\n");
        browser.go(IMPORT);
        browser.await(By.id("file")).sendKeys(file.toString());
        browser.await(CHECK).click();
        browser.awaitScreen(IMPORT + "/[0-9a-f-]{36}");
        browser.awaitText(ANSWER, "What this file would do");
        assertThat(browser.await(LINES).getText()).contains(dana.email(), "Gets the role");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void severalPeopleWhoAreTickedGetARole() {
        Officer dana = officers.member("Dana");
        Officer kim = officers.member("Kim");
        String common = dana.email().substring(dana.email().indexOf('-'));
        browser.signIn(PRESIDENT);
        browser.go("/people?q=" + common);
        browser.await(By.cssSelector("input[value='" + dana.email() + "']")).click();
        browser.await(By.cssSelector("input[value='" + kim.email() + "']")).click();
        browser.await(By.id("give-link")).click();
        browser.awaitScreen("/people/give\\?person=.*");
        browser.await(By.id("give-button")).click();
        assertThat(browser.await(By.id("role-error")).getText()).isEqualTo("Choose a role.");

        new Select(browser.await(By.id("role"))).selectByValue("committee_chair");
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-headline")).getText()).startsWith("2 people gain ");
        officers.given(kim, "committee_chair", "");
        browser.await(By.id("give-button")).click();
        assertThat(browser.await(By.id("refused")).getText()).contains("1 got the role, 1 did not", kim.email());
        assertThat(browser.await(By.id("chosen")).getText())
                .contains(kim.email())
                .doesNotContain(dana.email());
        assertThat(officers.held(dana)).hasSize(1);
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        Officer dana = officers.member("Dana");
        browser.show(screen, theme);
        browser.signIn(PRESIDENT);
        browser.go(IMPORT);
        browser.await(CHECK);
        inspect("import", screen, theme);
        browser.await(By.id("table"))
                .sendKeys("email,role,scope\n" + dana.email() + ",treasurer,\n" + dana.email()
                        + ",member,Nowhere at all\n");
        // On a phone the navigation lies over the page's lower edge.
        browser.await(CHECK).sendKeys(Keys.ENTER);
        browser.awaitText(ANSWER, "What this file would do");
        browser.await(By.id("try-button"));
        inspect("imported", screen, theme);
        browser.go("/people");
        browser.await(By.id("import-link"));
        inspect("people-with-import", screen, theme);
        browser.go("/people/give?person=" + dana.email());
        browser.await(By.id("give-button"));
        inspect("give", screen, theme);
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
