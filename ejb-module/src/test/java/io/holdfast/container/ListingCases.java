package io.holdfast.container;

import static io.holdfast.container.ZohoDriver.ACCOUNTS;
import static io.holdfast.container.ZohoDriver.CONTACTS;
import static io.holdfast.container.ZohoDriver.PHASES;
import static io.holdfast.container.ZohoDriver.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.container.ZohoPeer.Call;
import io.holdfast.container.ZohoPeer.Reply;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.crm.CrmContact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Acceptance cases C7 and C8: listings to their end, and empty answers. */
interface ListingCases extends ZohoCases {
    int ALL = 2_450;
    int PER_PAGE = 200;
    String ACME = "5437280000000412001";

    @Test
    default void c7_two_thousand_four_hundred_and_fifty_contacts_are_read_by_page_tokens() {
        peer().on(CONTACTS, call -> Reply.of(200, page(call)));

        Outcome<List<CrmContact>> contacts = zoho().crm.contacts(ACME);

        Set<String> ids =
                contacts.fold(all -> all.stream().map(CrmContact::id).collect(Collectors.toSet()), failure -> Set.of());
        assertThat(ids).hasSize(ALL);
        List<Call> calls = peer().calls(CONTACTS);
        assertThat(calls).hasSize(13).extracting(Call::authorization).containsOnly("Zoho-oauthtoken 1000.first");
        assertThat(calls.get(0).parameters()).doesNotContainKey("page_token");
        assertThat(calls.subList(1, 13))
                .allSatisfy(call ->
                        assertThat(call.parameters()).containsKey("page_token").doesNotContainKey("page"));
        assertThat(calls.stream().map(ListingCases::withoutToken).distinct())
                .as("the other parameters")
                .hasSize(1);
    }

    @Test
    default void c7_a_page_that_repeats_for_ever_is_an_error_and_changes_nothing_here() {
        String repeated = "{'projects':[{'id':'1','name':'First'}],'page_info':{'has_next_page':'true'}}";
        peer().on(PROJECTS, 200, TokenCases.ONE_PROJECT).on(PHASES, 200, "{'milestones':[]}");
        assertThat(tenant().renew(zoho().projectMirror).stale()).isFalse();
        peer().on(PROJECTS, 200, repeated)
                .on(
                        CONTACTS,
                        200,
                        "{'data':[" + contact(1) + "],'info':{'more_records':true,'next_page_token':'again'}}")
                .forgetCalls();

        assertThat(tenant().renew(zoho().projectMirror).stale()).isTrue();
        assertThat(zoho().crm.contacts(ACME)).isInstanceOf(Outcome.Unavailable.class);

        assertThat(peer().calls(PROJECTS)).hasSize(2);
        assertThat(peer().calls(CONTACTS)).hasSize(2);
        assertThat(tenant().rows("SELECT name FROM projects_cache WHERE tenant_id = ? AND gone_at IS NULL"))
                .containsExactly(Map.of("name", "Harbor Crossing Bridge"));
    }

    @Test
    default void c7_a_page_token_that_is_no_longer_taken_begins_the_listing_anew_once() {
        String lost = "{'code':'TOKEN_BOUND_DATA_MISMATCH','details':{},'message':'m','status':'error'}";
        String first = "{'data':[" + contact(1) + "],'info':{'more_records':true,'next_page_token':'lost'}}";
        String whole = "{'data':[" + contact(1) + "," + contact(2) + "],'info':{'more_records':false}}";
        peer().onSequence(CONTACTS, Reply.of(200, first), Reply.of(400, lost), Reply.of(200, whole));
        assertThat(zoho().crm.contacts(ACME).isOk()).isTrue();
        assertThat(peer().calls(CONTACTS)).hasSize(3);

        peer().on(
                        CONTACTS,
                        call -> call.parameters().containsKey("page_token")
                                ? Reply.of(400, lost)
                                : Reply.of(200, first))
                .forgetCalls();
        assertThat(zoho().crm.contacts(ACME)).isInstanceOf(Outcome.Rejected.class);
        assertThat(peer().calls(CONTACTS)).hasSize(4);
    }

    @Test
    default void c8_an_answer_204_is_an_empty_list_and_304_is_no_change() {
        peer().on(ACCOUNTS, 204, null).on(CONTACTS, 304, null);

        assertThat(zoho().crm.accounts()).isEqualTo(Outcome.ok(List.of()));
        assertThat(zoho().crm.contacts(ACME)).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    default void c8_an_answer_304_deletes_nothing_here() {
        peer().on(PROJECTS, 200, TokenCases.ONE_PROJECT).on(PHASES, 200, "{'milestones':[]}");
        assertThat(tenant().renew(zoho().projectMirror).stale()).isFalse();
        peer().on(PROJECTS, 304, null);

        assertThat(tenant().renew(zoho().projectMirror).stale()).isTrue();

        assertThat(tenant().rows("SELECT name FROM projects_cache WHERE tenant_id = ? AND gone_at IS NULL"))
                .hasSize(1);
    }

    private static String page(Call call) {
        String token = call.parameters().get("page_token");
        int from = token == null ? 0 : Integer.parseInt(token.substring("after-".length()));
        int to = Math.min(ALL, from + PER_PAGE);
        String rows = IntStream.range(from, to).mapToObj(ListingCases::contact).collect(Collectors.joining(","));
        String more = to < ALL ? "true,'next_page_token':'after-" + to + "'" : "false";
        return "{'data':[" + rows + "],'info':{'per_page':200,'more_records':" + more + "}}";
    }

    private static String contact(int number) {
        return "{'id':'54372800000005" + (10_000 + number) + "','Full_Name':'Person " + number
                + "','Account_Name':{'id':'" + ACME + "','name':'Acme'}}";
    }

    private static Map<String, String> withoutToken(Call call) {
        return call.parameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("page_token"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
