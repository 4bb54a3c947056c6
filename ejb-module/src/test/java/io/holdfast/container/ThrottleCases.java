package io.holdfast.container;

import static io.holdfast.container.ZohoDriver.ACCOUNTS;
import static io.holdfast.container.ZohoDriver.CUSTOMERS;
import static io.holdfast.container.ZohoDriver.INVOICES;
import static io.holdfast.container.ZohoDriver.ORGANIZATIONS;
import static io.holdfast.container.ZohoDriver.PHASES;
import static io.holdfast.container.ZohoDriver.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.container.ZohoPeer.Reply;
import io.holdfast.mirror.Freshness;
import io.holdfast.shared.security.Permission;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.usecase.BudgetView;
import io.holdfast.zoho.usecase.ConnectionView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Acceptance cases C11 and C12: requests to wait, and our own budgets that come before them. */
interface ThrottleCases extends ZohoCases {
    String ORGANIZATION = "{'code':0,'organizations':[{'organization_id':'846213455','is_default_org':true}]}";
    String NO_CUSTOMERS = "{'code':0,'contacts':[],'page_context':{'has_more_page':false}}";
    String NO_INVOICES = "{'code':0,'invoices':[],'page_context':{'has_more_page':false}}";
    String PER_MINUTE = "{'code':44,'message':'For security reasons your organization has been blocked as it have"
            + " exceeded the maximum number of requests per minute that can be made.'}";
    String PER_DAY = "{'code':45,'message':'The API call for this organization has exceeded the maximum call rate"
            + " limit of 1000.'}";
    String AT_ONCE = "{'code':1070,'message':'You have reached the maximum number of in process requests allowed."
            + " Kindly try again after some time.'}";
    String ROLLING = "{'error':{'status_code':400,'title':'URL_ROLLING_THROTTLES_LIMIT_EXCEEDED',"
            + "'error_type':'OPERATIONAL_VALIDATION_ERROR','details':{'message':'Cannot execute more than 100 requests"
            + " per API in 2 minutes. Try again after 22 minutes.'}}}";
    String PROJECT_SCOPE = "projects:/portal/{portal}/projects";

    @Test
    default void c11_too_many_per_minute_pauses_the_organization_for_a_minute_and_no_other() {
        books(Reply.of(429, PER_MINUTE));

        assertThat(zoho().books.customers()).isInstanceOf(Outcome.Throttled.class);
        assertThat(zoho().books.customers()).isInstanceOf(Outcome.Throttled.class);

        assertThat(peer().calls(CUSTOMERS)).hasSize(1);
        assertThat(tenant().pausedUntil("books")).isAfter(Instant.now().plusSeconds(55));
        UUID paused = tenant().id();
        peer().on(CUSTOMERS, 200, NO_CUSTOMERS);
        tenant().connect();
        assertThat(zoho().books.customers().isOk()).as("another organization").isTrue();
        tenant().enter(paused);
        assertThat(zoho().books.customers()).isInstanceOf(Outcome.Throttled.class);
        tenant().waitIsOver();
        assertThat(zoho().books.customers().isOk()).isTrue();
    }

    @Test
    default void c11_too_many_at_once_is_repeated_up_to_three_times() {
        books(Reply.of(429, AT_ONCE), Reply.of(429, AT_ONCE), Reply.of(429, AT_ONCE), Reply.of(200, NO_CUSTOMERS));
        assertThat(zoho().books.customers().isOk()).isTrue();
        assertThat(peer().calls(CUSTOMERS)).hasSize(4);
        assertThat(tenant().pausedUntil("books")).isNull();

        tenant().connect();
        books(Reply.of(429, AT_ONCE));
        peer().forgetCalls();
        assertThat(zoho().books.customers()).isInstanceOf(Outcome.Throttled.class);
        assertThat(peer().calls(CUSTOMERS)).hasSize(4);
        assertThat(tenant().rows("SELECT ceiling FROM zoho_concurrency WHERE tenant_id = ? AND product = 'books'"))
                .extracting(row -> row.get("ceiling"))
                .containsExactly(2);
    }

    @Test
    default void c11_a_used_up_day_ends_all_calls_until_it_is_new_and_raises_an_alarm() {
        try (LogRecorder log = LogRecorder.start()) {
            books(Reply.of(429, PER_DAY).with("X-Rate-Limit-Remaining", "0").with("X-Rate-Limit-Reset", "25200"));

            assertThat(zoho().books.customers()).isInstanceOf(Outcome.Throttled.class);
            assertThat(zoho().books.customers()).isInstanceOf(Outcome.Throttled.class);

            assertThat(peer().calls(CUSTOMERS)).hasSize(1);
            assertThat(tenant().pausedUntil("books"))
                    .isAfter(Instant.now().plus(Duration.ofHours(7)).minusSeconds(60));
            assertThat(log.text()).contains("SEVERE").contains("code 45");
            assertThat(tenant().events()).anySatisfy(event -> assertThat(event)
                    .startsWith("connection.alarm FAILED")
                    .contains("code 45"));
        }
    }

    @Test
    default void theFifthRefusalOfTheCrmInARowIsALongWaitAndAnAlarm() {
        peer().on(ACCOUNTS, 429, "{'code':'TOO_MANY_REQUESTS','details':{},'message':'m','status':'error'}");
        for (int refusal = 1; refusal < 5; refusal++) {
            assertThat(zoho().crm.accounts()).isInstanceOf(Outcome.Throttled.class);
            assertThat(tenant().pausedUntil("crm")).isBefore(Instant.now().plusSeconds(60));
            tenant().waitIsOver();
        }
        assertThat(tenant().events()).noneMatch(event -> event.startsWith("connection.alarm"));

        assertThat(zoho().crm.accounts()).isInstanceOf(Outcome.Throttled.class);

        assertThat(tenant().pausedUntil("crm"))
                .isAfter(Instant.now().plus(Duration.ofMinutes(15)).minusSeconds(30));
        assertThat(tenant().events()).anyMatch(event -> event.startsWith("connection.alarm FAILED"));
        assertThat(peer().calls(ACCOUNTS)).hasSize(5);
    }

    @Test
    default void anAdministratorSeesStatePausesAndBudgetsAndNoSecret() {
        books(Reply.of(429, PER_MINUTE));
        zoho().books.customers();
        tenant().enterAs(Permission.MANAGE_SYSTEM);

        ConnectionView view = zoho().connection.current();

        assertThat(view.dataCentre()).isEqualTo("simulator");
        assertThat(view.state()).isEqualTo("connected");
        assertThat(view.pausedUntil()).isAfter(Instant.now().plusSeconds(50));
        assertThat(view.reason()).contains("code 44");
        assertThat(view.tokenExpiresAt()).isAfter(Instant.now().plusSeconds(3000));
        assertThat(view.budgets())
                .extracting(BudgetView::product, BudgetView::route, BudgetView::used, BudgetView::limit)
                .containsExactly(tuple("books", "*", 2, 80), tuple("books", "*", 2, 700));
        assertThat(view.toString())
                .doesNotContain("1000.first")
                .doesNotContain(ConnectedTenant.CLIENT_SECRET)
                .doesNotContain(ConnectedTenant.REFRESH_TOKEN);
    }

    @Test
    default void c12_a_throttled_route_is_silent_for_the_minutes_that_zoho_names_and_others_go_on() {
        peer().on(PROJECTS, 200, TokenCases.ONE_PROJECT).on(PHASES, 200, "{'milestones':[]}");
        assertThat(tenant().renew(zoho().projectMirror).stale()).isFalse();
        peer().on(PROJECTS, 400, ROLLING).forgetCalls();

        Freshness throttled = tenant().renew(zoho().projectMirror);
        tenant().update("UPDATE projection_refreshes SET failed_at = NULL WHERE tenant_id = ?", tenant().id());
        Freshness silent = tenant().renew(zoho().projectMirror);

        assertThat(List.of(throttled, silent)).allMatch(Freshness::stale);
        assertThat(peer().calls(PROJECTS)).hasSize(1);
        assertThat(tenant().pausedUntil(PROJECT_SCOPE))
                .isAfter(Instant.now().plus(Duration.ofMinutes(22)).minusSeconds(30));
        assertThat(zoho().projects.phases().isOk()).as("another route").isTrue();
        assertThat(tenant().rows("SELECT name FROM projects_cache WHERE tenant_id = ? AND gone_at IS NULL"))
                .as("never shown as no projects")
                .hasSize(1);
    }

    @Test
    default void c12_our_own_budget_of_a_route_ends_before_zoho_s() {
        peer().on(PROJECTS, 200, TokenCases.ONE_PROJECT).on(PHASES, 200, "{'milestones':[]}");
        tenant().update(
                        "INSERT INTO zoho_budgets (tenant_id, product, route, window_seconds, newest_slice, uses)"
                                + " VALUES (?, 'projects', '/portal/{portal}/projects', 120,"
                                + " floor(extract(epoch FROM now()) / 5), '{62}')",
                        tenant().id());

        assertThat(zoho().projects.projects().isOk()).isTrue();
        assertThat(zoho().projects.projects().isOk()).isTrue();
        Outcome<?> third = zoho().projects.projects();

        assertThat(third).isInstanceOf(Outcome.Throttled.class);
        assertThat(third.detail()).contains("our own budget");
        assertThat(peer().calls(PROJECTS)).hasSize(2);
        assertThat(tenant().pausedUntil(PROJECT_SCOPE)).isNull();
        assertThat(zoho().projects.phases().isOk()).as("another route").isTrue();
        assertThat(zoho().priority
                        .whileSomebodyWaits(() -> zoho().projects.projects())
                        .isOk())
                .as("a fifth is kept for those who wait")
                .isTrue();
    }

    private void books(Reply... customers) {
        peer().on(ORGANIZATIONS, 200, ORGANIZATION)
                .onSequence(CUSTOMERS, customers)
                .on(INVOICES, 200, NO_INVOICES);
    }
}
