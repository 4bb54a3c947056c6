package io.holdfast.jobs.ui;

import io.holdfast.cluster.usecase.NodeView;
import io.holdfast.cluster.usecase.ReadingNodes;
import io.holdfast.jobs.model.JobRecord;
import io.holdfast.jobs.usecase.ReadingJobs;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.PageAddressFilter;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One job: how far it is, what it was asked for, and what came of it. */
@Named("job")
@RequestScoped
public class JobDetailPage {
    @Inject
    ReadingJobs reading;

    @Inject
    ReadingNodes readingNodes;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    private JobRecord job;
    private JobRow row;
    private String node;

    /** Reads the job before anything is written, so that an unknown one can still become the page for 404. */
    public void open() {
        job = reading.find(id());
        row = JobRow.of(job, when.clock());
        node = job.node() == null ? null : nameOf(job.node());
    }

    private String nameOf(String nodeId) {
        return readingNodes.all().stream()
                .filter(one -> one.id().toString().equals(nodeId))
                .map(NodeView::name)
                .findFirst()
                .orElse("a node that left more than a day ago");
    }

    private JobId id() {
        try {
            return new JobId(UUID.fromString(String.valueOf(request.getAttribute(PageAddressFilter.ID))));
        } catch (IllegalArgumentException e) {
            throw DomainException.notFound("job"); // what is no id names no job
        }
    }

    public JobRow getRow() {
        return row;
    }

    /** A fact about the job. */
    public record Fact(String id, String label, String value) {}

    public List<Fact> getFacts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "type", "Does", job.type());
        add(facts, "attempts", "Attempts", row.attempts());
        add(facts, "priority", "Priority", job.priority() + " of 9");
        add(facts, "timeout", "Longest attempt", job.timeout().toSeconds() + " s");
        add(facts, "created", "Submitted", at(job.createdAt()));
        add(facts, "user", "Submitted by", job.user() == null ? "the system" : job.userName());
        add(facts, "slot", "Planned for", at(job.slot()));
        add(facts, "run-at", "Not before", at(job.runAt()));
        add(facts, "started", "Last begun", at(job.startedAt()));
        add(facts, "finished", "Ended", at(job.finishedAt()));
        add(facts, "node", "On node", node);
        return facts;
    }

    private static void add(List<Fact> facts, String id, String label, String value) {
        if (value != null) {
            facts.add(new Fact(id, label, value));
        }
    }

    private String at(Instant moment) {
        return moment == null ? null : JobRow.at(moment, when.clock());
    }

    public String getPayload() {
        return job.payload();
    }

    /** Null while there is none. */
    public String getResult() {
        return job.result();
    }
}
