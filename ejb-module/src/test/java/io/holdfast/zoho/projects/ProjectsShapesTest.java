package io.holdfast.zoho.projects;

import static io.holdfast.zoho.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.calls.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProjectsShapesTest {
    private static final String PROJECT = "{'id':'2418573000000101003','name':'Harbor Crossing','status':{'id':'1',"
            + "'name':'In Progress','is_closed_type':false},'start_date':'2026-06-24','end_date':'2027-03-18',"
            + "'percent_complete':62,'budget_info':{'tracking_method':'amount','currency_code':'USD',"
            + "'budget_value':'1840000.00','actual_value':1102450.75},'crm_account_id':'5437280000000412001',"
            + "'something_new':{'x':[1,2]}}";

    @Test
    void aBareArrayIsAListing() {
        Page<ZohoProject> page = projects("[" + PROJECT + "]", 200);
        assertThat(page.more()).isFalse();
        assertThat(page.rows())
                .containsExactly(new ZohoProject(
                        "2418573000000101003",
                        "Harbor Crossing",
                        "In Progress",
                        "5437280000000412001",
                        62,
                        LocalDate.of(2026, 6, 24),
                        LocalDate.of(2027, 3, 18),
                        new BigDecimal("1840000.00"),
                        "USD"));
    }

    @Test
    void aFullPageWithoutPageInfoMayBeFollowedByAnother() {
        assertThat(projects("[" + PROJECT + "]", 1).more()).isTrue();
    }

    @Test
    void anEnvelopeTellsInManyWaysWhetherMoreFollows() {
        assertThat(envelope("{'has_next_page':true}").more()).isTrue();
        assertThat(envelope("{'has_next_page':'true'}").more()).isTrue();
        assertThat(envelope("{'has_next_page':'false'}").more()).isFalse();
        assertThat(envelope("[{'has_next_page':true}]").more()).isTrue();
        assertThat(envelope("null").more()).isFalse();
    }

    @Test
    void anythingButAListIsAnErrorAndNotAnEmptyListing() {
        for (String body : new String[] {"", "{}", "{'project':[]}", "'text'", "[1,2]", "{'projects':{}}", "[{'id':"}) {
            assertThat(ProjectsShapes.page(answer(200, body), 200, row -> row, "projects"))
                    .as(body)
                    .isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @Test
    void anEmptyListingIsEmpty() {
        assertThat(projects("[]", 200).rows()).isEmpty();
        assertThat(projects("{'projects':[]}", 200).rows()).isEmpty();
    }

    @Test
    void aRowWithoutNameMakesTheListingUnfitToBeTakenOver() {
        assertThat(ProjectsShapes.page(
                        answer(200, "[{'id':'1'}]"), 200, row -> ProjectsShapes.project(row, "x"), "projects"))
                .isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void aProjectMayLackAlmostEverything() {
        ZohoProject project = projects(
                        "[{'id':7,'name':'Bare','end_date':'','start_date':null,'budget_info':{'tracking_method':'none'}}]",
                        200)
                .rows()
                .get(0);
        assertThat(project).isEqualTo(new ZohoProject("7", "Bare", "unknown", null, 0, null, null, null, null));
    }

    @Test
    void theLinkToTheAccountIsFoundWhereverCustomFieldsLie() {
        for (String member : new String[] {
            "'crm_account_id':5437280000000412001",
            "'crm_account_id':{'id':'5437280000000412001','name':'Acme'}",
            "'custom_fields':{'crm_account_id':'5437280000000412001'}",
            "'custom_fields':[{'other':'1'},{'crm_account_id':'5437280000000412001'}]",
            "'custom_fields':[{'api_name':'crm_account_id','value':'5437280000000412001'}]"
        }) {
            assertThat(projects("[{'id':'1','name':'n'," + member + "}]", 200)
                            .rows()
                            .get(0)
                            .accountId())
                    .as(member)
                    .isEqualTo("5437280000000412001");
        }
    }

    @Test
    void phasesLieUnderTheWordMilestones() {
        String phase = "{'id':'2','name':'Foundation','status':{'name':'Completed','is_closed_type':true},"
                + "'is_completed':'true','start_date':'2026-07-20','end_date':'2026-09-01','project':{'id':'1'}}";
        for (String word : new String[] {"milestones", "phases"}) {
            var page = ProjectsShapes.page(
                    answer(200, "{'" + word + "':[" + phase + "],'page_info':[{'has_next_page':'false'}]}"),
                    200,
                    ProjectsShapes::phase,
                    "milestones",
                    "phases");
            assertThat(page)
                    .isEqualTo(Outcome.ok(new Page<>(
                            java.util.List.of(new ZohoPhase(
                                    "2",
                                    "1",
                                    "Foundation",
                                    "Completed",
                                    LocalDate.of(2026, 7, 20),
                                    LocalDate.of(2026, 9, 1),
                                    true)),
                            false)));
        }
    }

    @Test
    void aPhaseIsCompletedByAnyOfTheSignsOfIt() {
        for (String sign : new String[] {
            "'is_completed':true", "'status':{'statusName':'Done','closed':true}", "'status_type':'closed'"
        }) {
            var page = ProjectsShapes.page(
                    answer(200, "[{'id':'2','name':'n','project':{'id':1}," + sign + "}]"), 200, ProjectsShapes::phase);
            assertThat(page.map(p -> p.rows().get(0).completed())).as(sign).isEqualTo(Outcome.ok(true));
        }
    }

    private static Page<ZohoProject> envelope(String pageInfo) {
        return projects("{'projects':[" + PROJECT + "],'page_info':" + pageInfo + "}", 200);
    }

    private static Page<ZohoProject> projects(String body, int perPage) {
        return ProjectsShapes.page(
                        answer(200, body), perPage, row -> ProjectsShapes.project(row, "crm_account_id"), "projects")
                .fold(page -> page, failure -> {
                    throw new AssertionError(failure.detail());
                });
    }
}
