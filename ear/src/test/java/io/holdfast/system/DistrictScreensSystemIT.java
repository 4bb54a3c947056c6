package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** A district looks at its organizations, sees what a lock would do in them, sets and lifts it; the organization reads who locked it. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class DistrictScreensSystemIT {
    private static final String DISTRICT = "district@riverside.example";
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String KEY = "publish:documents";
    private static final By ORGANIZATIONS = By.id("organizations");

    private Browser browser;

    @BeforeEach
    void sitDownAt(Browser browser) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
    }

    @AfterEach
    void theNextPersonSignsInAnew(Portal portal) {
        browser.signOut();
        set(portal, DISTRICT, "");
        set(portal, PRESIDENT, "");
    }

    @Test
    void aDistrictSeesWhatALockDoesBelowBeforeItSetsIt() {
        browser.signIn(DISTRICT);
        browser.await(By.id("nav-district")).click();
        browser.awaitScreen("/district");
        assertThat(browser.await(ORGANIZATIONS).getText()).contains("Lincoln PTO", "Oak PTO", "Newest");
        browser.await(By.id("q")).sendKeys("linc");
        browser.await(By.id("narrow-button")).click();
        browser.awaitScreen("/district\\?q=linc");
        assertThat(browser.await(ORGANIZATIONS).getText()).doesNotContain("Oak PTO");
        browser.await(By.linkText("Lincoln PTO")).click();
        browser.awaitScreen("/district/[0-9a-f-]{36}");
        assertThat(browser.await(By.id("module-budget")).getText())
                .contains("Locked by Riverside District to President and Treasurer");
        browser.await(By.id("show-all")).click();
        browser.awaitScreen("/district/[0-9a-f-]{36}\\?show=all");
        browser.await(By.linkText("Publish documents")).click();
        browser.awaitScreen("/district/[0-9a-f-]{36}\\?show=all&permission=publish%3Adocuments.*");
        browser.await(By.id("own-setting")).click();
        browser.awaitScreen("/permissions\\?permission=publish%3Adocuments.*");
        assertThat(browser.await(By.id("lock-help")).getText()).contains("Riverside District");
        browser.await(By.cssSelector("input[name='effect-president'][value='LOCK']"))
                .click();
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-headline")).getText()).startsWith("Nobody ");
        browser.go("/permissions?permission=publish%3Adocuments");
        browser.await(By.cssSelector("input[name='effect-member'][value='LOCK']"))
                .click();
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-below")).getText()).contains("organizations below", "lose 1 permission");
        assertThat(browser.await(By.id("effect-organizations")).getText()).contains("Lincoln PTO", "Oak PTO");
        assertThat(browser.barriers()).isEmpty();
        browser.photograph("district-lock-effect-desktop-light");
        browser.go("/permissions?permission=publish%3Adocuments");
        browser.await(By.cssSelector("input[name='effect-president'][value='LOCK']"))
                .click();
        browser.await(By.id("save-button")).click();
        browser.awaitScreen("/permissions\\?permission=.*notice=setting-saved");
        assertThat(browser.complaints()).isEmpty();

        browser.signOut();
        browser.signIn(PRESIDENT);
        browser.go("/permissions?permission=publish%3Adocuments");
        assertThat(browser.await(By.id("locked")).getText())
                .contains("Riverside District locks it to President", "cannot be changed here");
        assertThat(browser.all(By.id("setting"))).isEmpty();
    }

    @Test
    void aDistrictChangesOnePermissionInOneOrganizationAfterSeeingWhatItDoesThere() {
        browser.signIn(DISTRICT);
        browser.go("/district?q=linc");
        browser.await(By.linkText("Lincoln PTO")).click();
        browser.await(By.id("show-all")).click();
        browser.awaitScreen("/district/[0-9a-f-]{36}\\?show=all");
        browser.await(By.linkText("Publish documents")).click();
        browser.awaitScreen("/district/[0-9a-f-]{36}\\?show=all&permission=.*");
        assertThat(browser.await(By.id("reach")).getText()).contains("at Lincoln PTO alone");
        assertThat(browser.all(By.cssSelector("#setting input[value='LOCK']"))).isEmpty();
        browser.await(By.cssSelector("input[name='effect-volunteer'][value='ADD']"))
                .click();
        browser.await(By.id("try-button")).click();
        assertThat(browser.await(By.id("effect-headline")).getText()).containsPattern("gains? 1 permission");
        assertThat(browser.all(By.id("effect-rows")))
                .as("names of people there")
                .isEmpty();
        assertThat(browser.await(By.cssSelector("input[name='effect-volunteer'][value='ADD']"))
                        .isSelected())
                .isTrue();
        assertThat(browser.barriers()).isEmpty();
        browser.photograph("district-setting-desktop-light");
        browser.await(By.id("save-button")).click();
        browser.awaitScreen("/district/[0-9a-f-]{36}\\?show=all&permission=.*notice=setting-saved");
        assertThat(browser.await(By.id("module-documents")).getText()).contains("Changed by Lincoln PTO", "✓ +");

        browser.await(By.id("reset-button")).click();
        await().until(() -> browser.all(By.id("reset-button")).isEmpty());
        browser.go("/district?q=linc");
        browser.await(By.linkText("Lincoln PTO")).click();
        assertThat(browser.await(By.id("standing")).getText()).doesNotContain("1 added");
        browser.await(By.linkText("Approve the budget")).click();
        assertThat(browser.await(By.id("reach")).getText()).contains("locked above");
        assertThat(browser.all(By.id("setting"))).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatAnOrganizationChangedIsMarkedBesideWhatTheDistrictHas(Portal portal) {
        set(portal, PRESIDENT, "{\"role\":\"volunteer\",\"effect\":\"ADD\"}");
        browser.signIn(DISTRICT);
        browser.go("/district");
        assertThat(browser.await(ORGANIZATIONS).getText()).contains("1 added");
        browser.await(By.linkText("Lincoln PTO")).click();
        browser.awaitScreen("/district/[0-9a-f-]{36}");

        assertThat(browser.await(By.id("standing")).getText()).contains("1 added");
        String documents = browser.await(By.id("module-documents")).getText();
        assertThat(documents).contains("Publish documents", "Changed by Lincoln PTO", "✓ +", "here –");
        assertThat(documents).doesNotContain("Read documents");
        browser.photograph("district-organization-changed-desktop-light");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void ofManyRolesOfAnOrganizationAFewAreShownAndItIsSaidWhereOthersDiffer(Portal portal) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        try (var office = new RoleOffice(portal.signIn(PRESIDENT))) {
            for (int n = 0; n < 13; n++) {
                office.role("crew-" + n + "-" + unique, 30 + n, n == 0 ? List.of(KEY) : List.of(), List.of());
            }
            browser.signIn(DISTRICT);
            browser.go("/district?q=linc");
            browser.await(By.linkText("Lincoln PTO")).click();
            browser.awaitScreen("/district/[0-9a-f-]{36}");
            browser.await(By.id("role")).sendKeys(unique);
            browser.await(By.id("narrow-button")).click();
            browser.awaitScreen("/district/[0-9a-f-]{36}\\?role=.*");
            assertThat(browser.await(By.id("roles-page")).getText()).isEqualTo("Page 1 of 2");
            assertThat(browser.await(By.id("module-documents")).getText())
                    .contains("Publish documents", "marked for 1 role not shown here")
                    .doesNotContain("here –");
            inspect("district-of-many-roles", Screen.DESKTOP, Theme.LIGHT);

            browser.await(By.id("show-all")).click();
            browser.awaitScreen("/district/[0-9a-f-]{36}\\?show=all&role=.*");
            assertThat(browser.await(By.id("module-documents")).getText()).contains("Read documents");
            browser.await(By.id("show-differences")).click();
            browser.awaitScreen("/district/[0-9a-f-]{36}\\?role=.*");

            browser.await(By.id("roles-next")).click();
            browser.awaitText(By.id("roles-page"), "Page 2 of 2");
            assertThat(browser.await(By.id("module-documents")).getText())
                    .contains("✓", "here –")
                    .doesNotContain("not shown here");
            browser.await(By.linkText("Publish documents")).click();
            browser.awaitScreen("/district/[0-9a-f-]{36}\\?permission=.*&role=.*&page=2");
            assertThat(browser.all(By.name("effect-crew-12-" + unique))).isEmpty();
            browser.await(By.cssSelector("input[name='effect-crew-0-" + unique + "'][value='REMOVE']"))
                    .click();
            browser.await(By.id("save-button")).click();
            browser.awaitScreen("/district/[0-9a-f-]{36}\\?permission=.*&role=.*&page=2&notice=setting-saved");
            browser.await(By.id("roles-before")).click();
            browser.awaitText(By.id("roles-page"), "Page 1 of 2");
            assertThat(browser.await(By.cssSelector("input[name='effect-crew-12-" + unique + "'][value='SHIPPED']"))
                            .isSelected())
                    .isTrue();
            browser.await(By.id("reset-button")).click();
            await().until(() -> browser.all(By.id("reset-button")).isEmpty());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** What somebody's organization changes of the permission. @param roles empty for nothing */
    private static void set(Portal portal, String somebody, String roles) {
        Answer answer = portal.signIn(somebody)
                .send(
                        "PUT",
                        "/api/admin/organization-permissions",
                        "{\"modules\":[{\"module\":\"documents\",\"permissions\":[{\"key\":\"" + KEY + "\",\"roles\":["
                                + roles + "]}]}]}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    @Test
    void anOrganizationWithNoneBelowHasNoSuchPlaceAndSeesNothingOfAnother() {
        browser.signIn(PRESIDENT);
        browser.await(By.id("nav-permissions"));
        assertThat(browser.all(By.id("nav-district"))).isEmpty();
        browser.go("/district");
        assertThat(browser.await(By.id("no-organizations")).getText()).contains("No organization lies below");
        assertThat(browser.await(By.tagName("main")).getText()).doesNotContain("Oak");
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, DARK", "SMALL_PHONE, LIGHT", "DESKTOP, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        browser.show(screen, theme);
        browser.signIn(DISTRICT);
        browser.go("/district");
        browser.await(ORGANIZATIONS);
        inspect("district", screen, theme);
        browser.await(By.linkText("Lincoln PTO")).click();
        browser.await(By.id("standing"));
        inspect("district-organization", screen, theme);
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
