package io.holdfast.jobs.ui;

import io.holdfast.jobs.usecase.ManagingJobs;
import io.holdfast.jobs.usecase.ManagingSchedules;
import io.holdfast.shared.id.JobId;
import io.holdfast.shared.id.ScheduleId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.ui.Failure;
import io.holdfast.webshared.ui.FormToken;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.Waiting;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes the buttons of the jobs' screens. */
@WebServlet({"/jobs/act/cancel", "/jobs/act/replay", "/jobs/act/run"})
public class JobActionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient ManagingJobs jobs;

    @Inject
    transient ManagingSchedules schedules;

    @Inject
    transient Waiting waiting;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!FormToken.carriedBy(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            String next = done(request);
            waiting.changed();
            response.sendRedirect(request.getContextPath() + next);
        } catch (DomainException refusal) {
            if (refusal.code() == ProblemCode.CONFLICT) {
                response.sendRedirect(request.getContextPath() + "/jobs?notice=" + Notice.JOB_MOVED_ON.word());
            } else {
                Failure.refuse(request, response, refusal);
            }
        }
    }

    private String done(HttpServletRequest request) {
        switch (request.getServletPath()) {
            case "/jobs/act/cancel" -> {
                JobId job = new JobId(Uuids.parse("job", request.getParameter("job")));
                jobs.cancel(job);
                return "/jobs/" + job + "?notice=" + Notice.JOB_CANCELLED.word();
            }
            case "/jobs/act/replay" -> {
                JobId job = new JobId(Uuids.parse("job", request.getParameter("job")));
                jobs.replay(job);
                return "/jobs/" + job + "?notice=" + Notice.JOB_WAITS.word();
            }
            default -> {
                var schedule = new ScheduleId(Uuids.parse("schedule", request.getParameter("schedule")));
                return "/jobs/" + schedules.run(schedule).id() + "?notice=" + Notice.JOB_WAITS.word();
            }
        }
    }
}
