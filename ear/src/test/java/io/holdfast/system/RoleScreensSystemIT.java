package io.holdfast.system;

import static io.holdfast.system.RoleOffice.RBAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import jakarta.json.JsonObject;
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

/** The president of a parent-teacher organization makes roles of its own, beside somebody else who does the same. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class RoleScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final By NAME = By.id("name");
    private static final By DESCRIPTION = By.id("description");
    private static final By SAVE = By.id("save-button");
    private static final By TRY = By.id("try-button");
    private static final By OFFICE = By.id("office");
    private static final By READ_BUDGET = By.cssSelector("#permissions input[value='read:budget']");
    private static final By UPDATE_BUDGET = By.cssSelector("#permissions input[value='update:budget']");

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    private Browser browser;
    private Visitor colleague;
    private RoleOffice office;

    @BeforeEach
    void sitDownAt(Browser browser, Portal portal) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        colleague = portal.signIn(PRESIDENT);
        office = new RoleOffice(colleague);
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
        office.close();
    }

    @Test
    void aRoleIsMadeChangedAndRemoved() {
        browser.signIn(PRESIDENT);
        browser.await(By.id("nav-roles")).click();
        browser.await(By.id("new-role")).click();
        browser.awaitScreen("/roles/new");
        browser.await(SAVE).click();
        assertThat(browser.await(By.id("name-error")).getText()).isNotEmpty();

        browser.await(NAME).sendKeys("bookkeeper-" + unique);
        browser.await(DESCRIPTION).sendKeys("Keeps the books");
        browser.await(READ_BUDGET).click();
        browser.await(SAVE).click();
        browser.awaitScreen("/roles/[0-9a-f-]{36}\\?notice=role-saved");
        assertThat(browser.await(By.id("effective")).getText()).contains("Read", "budget");
        assertThat(browser.await(By.id("nobody")).getText()).isEqualTo("Nobody.");

        browser.await(UPDATE_BUDGET).click();
        browser.await(By.cssSelector("#takes-over input[value=member]")).click();
        browser.await(SAVE).click();
        browser.awaitScreen("/roles/[0-9a-f-]{36}\\?notice=role-saved");
        assertThat(browser.await(By.id("effective")).getText()).contains("Update", "events");
        browser.go("/roles");
        assertThat(browser.await(By.id("picture")).getText()).contains("Bookkeeper-" + unique, "Member");

        browser.await(By.linkText("Bookkeeper-" + unique)).click();
        browser.await(By.id("remove-button")).click();
        browser.awaitScreen("/roles\\?notice=role-removed");
        assertThat(browser.await(By.id("roles")).getText()).doesNotContain("Bookkeeper-" + unique);
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @Test
    void aRoleThatIsMarkedAsAnOfficeIsOfferedForAHandOver() {
        JsonObject made = office.role("keeper-" + unique, 10, List.of("read:budget"), List.of());
        String page = "/roles/" + made.getString("id");
        browser.signIn(PRESIDENT);
        browser.go("/offices");
        assertThat(browser.await(By.id("handover")).getText()).doesNotContain("Keeper-" + unique);

        browser.go(page);
        assertThat(browser.all(By.id("is-office"))).isEmpty();
        browser.await(OFFICE).click();
        browser.await(SAVE).click();
        browser.awaitScreen(page + "\\?notice=role-saved");
        assertThat(browser.await(By.id("is-office")).getText()).isEqualTo("Office");
        assertThat(browser.await(OFFICE).isSelected()).isTrue();
        browser.go("/offices");
        assertThat(browser.await(By.id("handover")).getText()).contains("Keeper-" + unique);

        browser.go(page);
        browser.await(OFFICE).click();
        browser.await(SAVE).click();
        browser.awaitScreen(page + "\\?notice=role-saved");
        assertThat(browser.all(By.id("is-office"))).isEmpty();
        browser.go("/offices");
        assertThat(browser.await(By.id("handover")).getText()).doesNotContain("Keeper-" + unique);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void ofTwoWhoChangeARoleTheSecondIsToldAndLosesNothing() {
        JsonObject made = office.role("clerk-" + unique, 10, List.of("read:budget"), List.of());
        browser.signIn(PRESIDENT);
        browser.go("/roles/" + made.getString("id"));
        browser.await(DESCRIPTION).sendKeys(", as I see it");
        browser.await(UPDATE_BUDGET).click();

        String theirs = RoleOffice.roleBody("clerk-" + unique, 12, List.of("read:budget", "read:events"), List.of())
                .add("version", made.getInt("version"))
                .build()
                .toString();
        assertThat(colleague
                        .send("PUT", RBAC + "roles/" + made.getString("id"), theirs)
                        .status())
                .isEqualTo(200);
        browser.await(SAVE).click();

        assertThat(browser.await(By.id("conflict")).getText()).contains("Somebody else changed this role");
        assertThat(browser.await(By.id("differences")).getText())
                .contains("Level", "12", "read:events", "update:budget", "as I see it");
        assertThat(browser.await(DESCRIPTION).getDomProperty("value")).endsWith(", as I see it");
        assertThat(browser.await(UPDATE_BUDGET).isSelected()).isTrue();
        browser.await(SAVE).click();
        browser.awaitScreen("/roles/[0-9a-f-]{36}\\?notice=role-saved");
        assertThat(browser.await(By.id("effective")).getText())
                .contains("Update")
                .doesNotContain("events");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 409"));
    }

    @Test
    void whatARoleWouldGiveIsShownBeforeItIsSaved() {
        JsonObject made = office.role("watcher-" + unique, 10, List.of(), List.of());
        office.assigned(office.person("volunteer@lincoln.example"), "watcher-" + unique);
        browser.signIn(PRESIDENT);
        browser.go("/roles/" + made.getString("id"));
        browser.await(UPDATE_BUDGET).click();
        browser.await(TRY).click();

        assertThat(browser.await(By.id("effect-headline")).getText())
                .isEqualTo("1 person gains 1 permission; nobody loses any.");
        assertThat(browser.await(By.id("effect-rows")).getText()).contains("volunteer@lincoln.example", "Gains");
        assertThat(browser.await(UPDATE_BUDGET).isSelected()).isTrue();
        assertThat(browser.barriers()).isEmpty();
        browser.go("/roles/" + made.getString("id"));
        assertThat(browser.await(UPDATE_BUDGET).isSelected()).isFalse();
    }

    @Test
    void whatIsNotTheirsToGiveIsRefusedAtTheForm() {
        JsonObject made = office.role("chief-" + unique, 10, List.of(), List.of());
        browser.signIn(PRESIDENT);
        browser.go("/roles/" + made.getString("id"));
        browser.await(By.id("level")).clear();
        browser.await(By.id("level")).sendKeys("99");
        browser.await(SAVE).click();

        assertThat(browser.await(By.id("refusal")).getText()).contains("stands above");
        assertThat(browser.await(By.id("level")).getDomProperty("value")).isEqualTo("99");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 403"));
    }

    @Test
    void whatARoleHoldsIsChangedInTheMatrixAndTakenBackToTheTemplate() {
        browser.signIn(PRESIDENT);
        browser.await(By.id("nav-permissions")).click();
        browser.awaitScreen("/permissions");
        browser.go("/permissions?role=volunteer");
        browser.await(By.linkText("Approve the budget")).click();
        assertThat(browser.await(By.id("locked")).getText()).contains("Riverside District locks it to");
        assertThat(browser.all(SAVE)).isEmpty();

        browser.await(By.linkText("Read the budget")).click();
        browser.await(By.cssSelector("input[name=effect-volunteer][value=ADD]")).click();
        browser.await(TRY).click();
        assertThat(browser.await(By.id("effect-headline")).getText()).contains("1 permission; nobody loses any.");
        assertThat(browser.await(By.id("module-budget")).getText()).doesNotContain("changed here");
        browser.await(SAVE).click();
        browser.awaitScreen("/permissions\\?permission=read%3Abudget.*&notice=setting-saved");
        assertThat(browser.await(By.id("module-budget")).getText()).contains("changed here");
        browser.go("/permissions/explain?person=volunteer@lincoln.example&action=read:budget");
        assertThat(browser.await(By.id("answer")).getText()).isEqualTo("Yes");

        browser.go("/permissions?permission=read:budget");
        browser.await(By.id("reset-button")).click();
        browser.awaitScreen("/permissions\\?permission=read%3Abudget.*&notice=setting-saved");
        assertThat(browser.await(By.id("module-budget")).getText()).doesNotContain("changed here");
    }

    @Test
    void ofManyRolesTheMatrixShowsAFewAndChangesNoneThatItDoesNotShow() {
        for (int n = 0; n < 13; n++) {
            office.role("crew-" + n + "-" + unique, 30 + n, List.of(), List.of());
        }
        browser.signIn(PRESIDENT);
        browser.go("/permissions?permission=read:budget&role=" + unique);
        assertThat(browser.await(By.id("roles-page")).getText()).isEqualTo("Page 1 of 2");
        browser.await(By.cssSelector("input[name=effect-crew-12-" + unique + "][value=ADD]"))
                .click();
        assertThat(browser.all(By.name("effect-crew-0-" + unique))).isEmpty();
        browser.await(SAVE).click();
        browser.awaitScreen("/permissions\\?permission=read%3Abudget&role=.*&notice=setting-saved");

        browser.await(By.id("roles-next")).click();
        browser.await(By.cssSelector("input[name=effect-crew-0-" + unique + "][value=ADD]"))
                .click();
        browser.photograph("permissions-of-many-roles");
        assertThat(browser.barriers()).isEmpty();
        browser.await(SAVE).click();
        browser.awaitScreen("/permissions\\?permission=read%3Abudget&role=.*&page=2&notice=setting-saved");
        browser.await(By.id("roles-before")).click();
        assertThat(browser.await(By.cssSelector("input[name=effect-crew-12-" + unique + "][value=ADD]"))
                        .isSelected())
                .isTrue();

        browser.await(By.id("reset-button")).click();
        browser.awaitScreen("/permissions\\?permission=read%3Abudget&role=.*&notice=setting-saved");
        browser.go("/permissions?role=nobody-" + unique);
        assertThat(browser.await(By.id("no-roles")).getText()).contains("No role is called so");
    }

    @Test
    void settingsThatSomebodyElseChangedMeanwhileAreNotOverwritten() {
        browser.signIn(PRESIDENT);
        browser.go("/permissions?permission=read:budget&role=volunteer");
        browser.await(By.cssSelector("input[name=effect-volunteer][value=ADD]")).click();
        office.role("meanwhile-" + unique, 10, List.of(), List.of());
        browser.await(SAVE).click();

        assertThat(browser.await(By.id("refusal")).getText()).contains("Somebody else changed these settings");
        assertThat(browser.await(By.cssSelector("input[name=effect-volunteer][value=ADD]"))
                        .isSelected())
                .isTrue();
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 412"));
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        JsonObject made = office.role("drawn-" + unique, 10, List.of("read:budget"), List.of("member"));
        browser.show(screen, theme);
        browser.signIn(PRESIDENT);
        browser.go("/roles");
        browser.await(By.id("picture"));
        inspect("roles", screen, theme);
        browser.go("/roles/" + made.getString("id"));
        browser.await(SAVE);
        inspect("role", screen, theme);
        browser.go("/roles/new");
        browser.await(SAVE);
        inspect("role-new", screen, theme);
        browser.go("/permissions?permission=read:budget");
        browser.await(SAVE);
        inspect("permissions", screen, theme);
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
