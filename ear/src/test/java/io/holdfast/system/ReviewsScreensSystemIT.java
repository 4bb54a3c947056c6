package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.system.Browser.Screen;
import io.holdfast.system.Browser.Theme;
import io.holdfast.system.Officers.Officer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The president begins a review, answers what waits, and closes it. */
@ExtendWith(NeedsBrowser.class)
@RunsOn(Archive.WAR)
class ReviewsScreensSystemIT {
    private static final String PRESIDENT = "president@lincoln.example";

    private Browser browser;
    private Officers officers;
    private RoleOffice office;
    private Reviews reviews;
    private String role;

    @BeforeEach
    void sitDownAt(Browser browser, Portal portal, Database database) {
        this.browser = browser;
        browser.show(Screen.DESKTOP, Theme.LIGHT);
        Visitor president = portal.signIn(PRESIDENT);
        officers = new Officers(president, database);
        office = new RoleOffice(president);
        reviews = new Reviews(president);
        role = office.role(RandomWishes.name(), 5, List.of(), List.of()).getString("name");
    }

    @AfterEach
    void theNextPersonSignsInAnew() {
        browser.signOut();
        reviews.close();
        officers.close();
        office.close();
    }

    @Test
    void aReviewIsBegunAnsweredAndClosed() {
        Officer dana = given("Dana");
        Officer kim = given("Kim");
        given("Lee");
        browser.signIn(PRESIDENT);
        browser.await(By.id("nav-reviews")).click();
        browser.await(By.id("new-review")).click();
        browser.awaitScreen("/reviews/new");
        browser.await(By.id("begin-button")).click();
        assertThat(browser.await(By.id("name-error")).getText()).contains("Give it a name");
        browser.await(By.id("name")).sendKeys("Fourth quarter");
        new Select(browser.await(By.id("covers"))).selectByValue("role/" + role);
        browser.await(By.id("reviewers")).sendKeys("nobody of that name");
        browser.await(By.id("until"))
                .sendKeys(LocalDate.now(ZoneOffset.UTC).plusDays(20).format(DateTimeFormatter.ofPattern("MMddyyyy")));
        browser.await(By.id("begin-button")).click();
        assertThat(browser.await(By.id("reviewers-error")).getText()).contains("Nobody here is called");
        browser.await(By.id("reviewers")).clear();
        assertThat(browser.barriers()).isEmpty();
        browser.await(By.id("begin-button")).click();
        browser.awaitScreen("/reviews/[0-9a-f-]{36}\\?notice=review-begun");
        String id = reviews.newest();
        reviews.becomes(id, "OPEN");

        browser.go("/reviews/" + id);
        String danas = reviews.item(id, dana).getString("id");
        String kims = reviews.item(id, kim).getString("id");
        assertThat(browser.await(By.id("show-mine")).getText()).contains("3");
        browser.await(By.id("revoke-" + kims)).click();
        assertThat(browser.await(By.id("error-" + kims)).getText()).contains("Say why");
        browser.await(By.id("reason-" + kims)).sendKeys("left in May");
        browser.await(By.id("revoke-" + kims)).click();
        browser.awaitScreen("/reviews/[0-9a-f-]{36}\\?notice=review-answered.*");
        assertThat(officers.held(kim)).isEmpty();
        assertThat(browser.await(By.id("item-" + kims)).getText()).contains("Taken back", "left in May");
        browser.await(By.id("keep-" + danas)).click();
        browser.awaitScreen("/reviews/[0-9a-f-]{36}\\?notice=review-answered.*");
        browser.await(By.id("keep-page")).click();
        browser.awaitScreen("/reviews/[0-9a-f-]{36}\\?notice=review-answered.*");
        assertThat(browser.await(By.id("progress")).getText())
                .startsWith("3 of 3 answered or over: 2 kept, 1 taken back");
        browser.await(By.id("close-button")).click();
        browser.awaitScreen("/reviews/[0-9a-f-]{36}\\?notice=review-closed");
        assertThat(browser.await(By.id("evidence-link")).getDomAttribute("href"))
                .endsWith("/api/v1/rbac/reviews/" + id + "/export");
        assertThat(browser.complaints()).allMatch(message -> message.contains("status of 422"));
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "SMALL_PHONE, LIGHT"})
    void noScreenHasASeriousBarrier(Screen screen, Theme theme) {
        Officer dana = given("Dana");
        given("Kim");
        String id = reviews.open(Reviews.of(role));
        browser.show(screen, theme);
        browser.signIn(PRESIDENT);
        browser.go("/reviews");
        browser.await(By.id("reviews"));
        inspect("reviews", screen, theme);
        browser.go("/reviews/new");
        browser.await(By.id("begin-button"));
        inspect("review-start", screen, theme);
        browser.go("/reviews/" + id + "?show=all");
        browser.await(By.id("item-" + reviews.item(id, dana).getString("id")));
        inspect("review", screen, theme);
    }

    private Officer given(String name) {
        Officer officer = officers.member(name);
        officers.given(officer, role, "");
        return officer;
    }

    private void inspect(String name, Screen screen, Theme theme) {
        String where = name + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme.word();
        browser.photograph(where);
        assertThat(browser.barriers()).as(where).isEmpty();
        assertThat(browser.overflows()).as("%s is wider than its screen", where).isFalse();
    }
}
