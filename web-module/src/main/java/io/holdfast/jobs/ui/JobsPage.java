package io.holdfast.jobs.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.jobs.model.JobFilter;
import io.holdfast.jobs.model.JobState;
import io.holdfast.jobs.usecase.JobPage;
import io.holdfast.jobs.usecase.ReadingJobs;
import io.holdfast.jobs.usecase.ReadingSchedules;
import io.holdfast.jobs.usecase.ScheduleView;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Waiting;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is done in the background: jobs by what became of them, and schedules with their next slots. */
@Named("jobs")
@RequestScoped
public class JobsPage {
    private static final int ROWS = 50;

    @Inject
    ReadingJobs reading;

    @Inject
    ReadingSchedules readingSchedules;

    @Inject
    Waiting waiting;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private JobState state;
    private String cursor;
    private JobPage page;
    private Map<JobState, Long> counts;
    private List<ScheduleView> schedules;

    /** Reads everything before anything is written, so that a refusal can still become an error page. */
    public void open() {
        waiting.changed(); // what this page says and what the navigation says are of one moment
        state = FilterParameters.word("state", request.getParameter("state"), JobState.class);
        cursor = FilterParameters.text(request.getParameter("cursor"));
        page = reading.list(new JobFilter(state, null, null), cursor, ROWS);
        counts = reading.counts();
        schedules = readingSchedules.all();
    }

    /** The answer to what the screen is opened for. */
    public String getTitle() {
        long dead = counts.get(JobState.DEAD);
        if (dead > 0) {
            return dead == 1 ? "One job failed for good" : dead + " jobs failed for good";
        }
        long open = counts.get(JobState.RUNNING) + counts.get(JobState.WAITING);
        return open == 0 ? "All background work is done" : "Background work is under way";
    }

    public String getSummary() {
        return counts.get(JobState.RUNNING) + " running, " + counts.get(JobState.WAITING) + " waiting.";
    }

    /** One way to look at the jobs. */
    public record Tab(String id, String title, String query, boolean chosen) {}

    public List<Tab> getTabs() {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("all", "All", "", state == null));
        tabs.add(tab(JobState.RUNNING, "Running"));
        tabs.add(tab(JobState.WAITING, "Waiting"));
        tabs.add(tab(JobState.DEAD, "Failed"));
        tabs.add(tab(JobState.SUCCEEDED, "Done"));
        tabs.add(tab(JobState.CANCELLED, "Cancelled"));
        return tabs;
    }

    private Tab tab(JobState of, String title) {
        return new Tab(of.name().toLowerCase(Locale.ROOT), title, "?state=" + of, of == state);
    }

    public List<JobRow> getRows() {
        return page.items().stream().map(job -> JobRow.of(job, when.clock())).toList();
    }

    public List<ScheduleRow> getSchedules() {
        return schedules.stream()
                .map(schedule -> ScheduleRow.of(schedule, when.clock()))
                .toList();
    }

    public boolean isFiltered() {
        return state != null;
    }

    public boolean isContinued() {
        return cursor != null;
    }

    /** The query of the same view from its beginning. */
    public String getFirst() {
        return state == null ? "" : "?state=" + state;
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        return page.next() == null
                ? null
                : "?" + (state == null ? "" : "state=" + state + "&") + "cursor="
                        + URLEncoder.encode(page.next(), UTF_8);
    }
}
