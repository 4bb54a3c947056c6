package io.holdfast.container;

import static io.holdfast.container.ZohoDriver.ACCOUNTS;
import static io.holdfast.container.ZohoDriver.PROJECTS;
import static io.holdfast.container.ZohoPeer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.container.ZohoPeer.Reply;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.crm.CrmAccount;
import io.holdfast.zoho.projects.ZohoProject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Acceptance cases C1 to C5 of Zoho's contract: tokens. */
interface TokenCases extends ZohoCases {
    String TOO_MANY = "{'error':'Access Denied','error_description':"
            + "'You have made too many requests continuously. Please try again after some time.'}";
    String REFUSED_BY_CRM = "{'code':'INVALID_TOKEN','details':{},'message':'invalid oauth token','status':'error'}";
    String REFUSED_BY_PROJECTS =
            "{'error':{'status_code':'400','title':'INVALID_OAUTHTOKEN','error_type':'OPERATIONAL_VALIDATION_ERROR'}}";
    String ONE_PROJECT = "[{'id':'2418573000000101003','name':'Harbor Crossing Bridge'}]";

    @Test
    default void c1_a_wrong_client_is_a_configuration_error_that_names_the_host_and_ends_all_calls() {
        try (LogRecorder log = LogRecorder.start()) {
            peer().on(TOKEN, 200, "{'error':'invalid_client'}");
            tenant().tokenEnds();

            Outcome<List<ZohoProject>> first = zoho().projects.projects();
            Outcome<List<ZohoProject>> second = zoho().projects.projects();

            assertThat(first).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(first.detail()).contains("127.0.0.1").contains("invalid_client");
            assertThat(second).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(tenant().connection()).containsEntry("state", "config-error");
            assertThat((String) tenant().connection().get("state_reason")).contains("127.0.0.1");
            assertThat(peer().calls(TOKEN)).hasSize(1);
            assertThat(peer().calls(PROJECTS)).isEmpty();
            assertThat(log.text() + tenant().auditLog() + first + second)
                    .doesNotContain(ConnectedTenant.CLIENT_SECRET)
                    .doesNotContain(ConnectedTenant.REFRESH_TOKEN)
                    .doesNotContain("1000.first");
        }
    }

    @Test
    default void c2_a_throttled_token_endpoint_is_left_alone_for_ten_minutes_and_nothing_is_disconnected() {
        peer().on(TOKEN, 400, TOO_MANY);
        tenant().tokenEnds();

        assertThat(zoho().projects.projects()).isInstanceOf(Outcome.Throttled.class);
        assertThat(zoho().projects.projects()).isInstanceOf(Outcome.Throttled.class);

        assertThat(tenant().connection()).containsEntry("state", "throttled");
        assertThat(((Timestamp) tenant().connection().get("state_until")).toInstant())
                .isAfter(Instant.now().plus(Duration.ofMinutes(10)).minusSeconds(5));
        assertThat(peer().calls(TOKEN)).hasSize(1);

        peer().on(TOKEN, 200, "{'access_token':'1000.again','expires_in':3600}").on(PROJECTS, 200, ONE_PROJECT);
        tenant().waitIsOver();
        assertThat(zoho().projects.projects().isOk()).isTrue();
        assertThat(tenant().connection()).containsEntry("state", "connected");
    }

    @Test
    default void c3_twenty_threads_that_meet_an_expired_token_renew_it_once() throws Exception {
        peer().on(PROJECTS, 200, ONE_PROJECT);
        tenant().tokenEnds();
        List<Future<Boolean>> running = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            running.add(zoho().threads.submit(() -> tenant().runAs
                    .call(tenant().caller(), () -> zoho().projects.projects().isOk())));
        }
        for (Future<Boolean> one : running) {
            assertThat(one.get()).isTrue();
        }

        assertThat(peer().calls(TOKEN)).hasSize(1);
        assertThat(peer().calls(PROJECTS))
                .hasSize(20)
                .extracting(ZohoPeer.Call::authorization)
                .containsOnly("Zoho-oauthtoken 1000.given-1");
    }

    @Test
    default void c4_a_token_that_is_refused_once_is_renewed_once_and_the_call_repeated_once() {
        peer().onSequence(
                        ACCOUNTS,
                        Reply.of(401, REFUSED_BY_CRM),
                        Reply.of(
                                200,
                                "{'data':[{'id':'5437280000000412001','Account_Name':'Acme'}],'info':{'more_records':false}}"))
                .onSequence(PROJECTS, Reply.of(400, REFUSED_BY_PROJECTS), Reply.of(200, ONE_PROJECT));

        assertThat(zoho().crm.accounts()).isEqualTo(Outcome.ok(List.of(new CrmAccount("5437280000000412001", "Acme"))));
        assertThat(peer().calls(ACCOUNTS))
                .extracting(ZohoPeer.Call::authorization)
                .containsExactly("Zoho-oauthtoken 1000.first", "Zoho-oauthtoken 1000.given-1");

        assertThat(zoho().projects.projects().isOk()).isTrue();
        assertThat(peer().calls(PROJECTS)).hasSize(2);
        assertThat(peer().calls(TOKEN)).hasSize(2);
    }

    @Test
    default void c4_a_token_that_is_refused_twice_is_an_error_without_a_third_call() {
        peer().on(ACCOUNTS, 401, REFUSED_BY_CRM).on(PROJECTS, 400, REFUSED_BY_PROJECTS);

        assertThat(zoho().crm.accounts()).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(peer().calls(ACCOUNTS)).hasSize(2);
        assertThat(peer().calls(TOKEN)).hasSize(1);

        assertThat(zoho().projects.projects()).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(peer().calls(PROJECTS)).hasSize(2);
        assertThat(peer().calls(TOKEN)).hasSize(2);
    }

    @Test
    default void c5_a_renewal_keeps_the_refresh_token_and_reads_both_forms_of_the_lifetime() {
        peer().on(TOKEN, 200, "{'access_token':'1000.new','expires_in':3600000,'expires_in_sec':3600}")
                .on(PROJECTS, 200, ONE_PROJECT);
        tenant().tokenEnds();

        assertThat(zoho().projects.projects().isOk()).isTrue();

        assertThat(tenant().refreshToken()).isEqualTo(ConnectedTenant.REFRESH_TOKEN);
        assertThat(((Timestamp) tenant().connection().get("access_token_expires_at")).toInstant())
                .isBetween(Instant.now().plusSeconds(3540), Instant.now().plusSeconds(3660));
        assertThat(peer().calls(TOKEN).get(0).parameters())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", ConnectedTenant.REFRESH_TOKEN);
    }
}
