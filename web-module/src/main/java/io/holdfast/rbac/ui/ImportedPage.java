package io.holdfast.rbac.ui;

import io.holdfast.jobs.SubmittedJob;
import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.rbac.imports.usecase.ImportView;
import io.holdfast.rbac.imports.usecase.Importing;
import io.holdfast.rbac.imports.usecase.ReadingImports;
import io.holdfast.rbac.usecase.HypotheticalChange;
import io.holdfast.rbac.usecase.HypotheticalChange.OfImport;
import io.holdfast.rbac.usecase.ListPage;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.PageForm;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An import: what its lines would do, doing it, and what they did. */
@Named("imported")
@RequestScoped
public class ImportedPage {
    private static final int ROWS = 50;
    private static final int PERCENT = 100;

    @Inject
    Importing importing;

    @Inject
    ReadingImports reading;

    @Inject
    Effects effects;

    @Inject
    HttpServletRequest request;

    private UUID id;
    private ImportView view;
    private State state;
    private String cursor;
    private ListPage<ImportRow> page;
    private ForeseenEffect effect;
    private String refusal;

    /** A line. @param problem with the column that it is about; empty when there is none */
    public record Row(int line, String person, String name, String role, String terms, Tag state, String problem) {}

    /** A choice of lines. */
    public record Tab(String id, String title, String query, boolean chosen) {}

    /** How many lines give a role. */
    public record RoleCount(String role, String words) {}

    /** Reads the import, after doing what a form asked for, before anything is written. */
    public void open() throws IOException {
        id = PageForm.id(request, "import");
        ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
        if (request.getMethod().equals("POST")) {
            if (PageForm.isForeign(request)) {
                return;
            }
            String next = taken();
            if (next != null) {
                answer.redirect(request.getContextPath() + next);
                return;
            }
            if (refusal != null) {
                answer.setResponseStatus(ProblemCode.CONFLICT.status());
            }
        }
        state = FilterParameters.word("state", request.getParameter("state"), State.class);
        cursor = FilterParameters.text(request.getParameter("cursor"));
        view = reading.one(id);
        page = reading.page(id, state == null ? Set.of() : Set.of(state), cursor, ROWS);
    }

    /** @return where to go on; null when it was refused or only tried */
    private String taken() {
        try {
            switch (String.valueOf(request.getParameter("deed"))) {
                case "apply" -> {
                    importing.apply(id);
                    return getAddress();
                }
                case "remove" -> {
                    importing.remove(id);
                    return "/people/import?notice=" + Notice.IMPORT_REMOVED.word();
                }
                default -> {
                    effect = effects.of(new OfImport(id));
                    return null;
                }
            }
        } catch (DomainException refused) {
            if (refused.code() != ProblemCode.CONFLICT && refused.code() != ProblemCode.INVALID_FIELD) {
                throw refused;
            }
            refusal = refused.getMessage();
            return null;
        }
    }

    /** The page's own address, without the context's path. */
    public String getAddress() {
        return "/people/import/" + id;
    }

    /** What is going on, as a sentence. */
    public String getTitle() {
        return switch (view.made().state()) {
            case CHECKING -> view.isStopped() ? "The lines could not be checked" : "The lines are being checked";
            case CHECKED -> "What this file would do";
            case APPLYING -> view.isStopped() ? "It was not done to its end" : "The lines are being done";
            case APPLIED -> "What this file did";
        };
    }

    /** The counts in words. */
    public String getSummary() {
        String counts = Arrays.stream(State.values())
                .filter(one -> view.lines(one) > 0)
                .map(one -> ImportWords.count(view.lines(one), one))
                .collect(Collectors.joining(", "));
        return (view.made().lines() == 1 ? "1 line: " : view.made().lines() + " lines: ") + counts + ".";
    }

    public Tag getTag() {
        return view.isStopped()
                ? Tag.bad("Stopped")
                : ImportWords.tag(view.made().state());
    }

    /** True while the page should be asked for again soon. */
    public boolean isUnderWay() {
        return view.isUnderWay();
    }

    /** "1200 of 50000 lines"; empty when nothing is under way. */
    public String getProgress() {
        return view.job()
                .filter(SubmittedJob::isOpen)
                .filter(job -> job.total() > 0)
                .map(job -> job.done() + " of " + job.total() + " lines")
                .orElse("");
    }

    public long getPercent() {
        return view.job()
                .filter(job -> job.total() > 0)
                .map(job -> PERCENT * job.done() / job.total())
                .orElse(0L);
    }

    /** Why it does not go on; null when it does. */
    public String getError() {
        return view.isStopped()
                ? view.job().map(SubmittedJob::error).orElse("What was begun is forgotten by now.")
                : null;
    }

    /** Why the last wish was refused; null when it was not. */
    public String getRefusal() {
        return refusal;
    }

    public ForeseenEffect getEffect() {
        return effect;
    }

    /** True when its lines can be done now. */
    public boolean isApplicable() {
        boolean open = view.made().state() == Import.State.CHECKED
                || view.made().state() == Import.State.APPLYING && view.isStopped();
        return open && view.lines(State.ASSIGN) + view.lines(State.INVITE) > 0;
    }

    /** True when it can be asked what its roles would do. */
    public boolean isForeseeable() {
        return view.made().state() == Import.State.CHECKED && view.lines(State.ASSIGN) > 0 && getTooMany() == 0;
    }

    /** How many roles it gives, when these are too many to be tried together; 0 when they are not, or it is done. */
    public long getTooMany() {
        long roles = view.lines(State.ASSIGN);
        return view.made().state() == Import.State.CHECKED && roles > HypotheticalChange.MOST_ASSIGNMENTS ? roles : 0;
    }

    /** True when it can be removed. */
    public boolean isRemovable() {
        return view.made().state() != Import.State.APPLYING || view.isStopped();
    }

    /** All lines, and those of each kind that there are. */
    public List<Tab> getTabs() {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("all", "All", "", state == null));
        for (State one : State.values()) {
            if (view.lines(one) > 0 || one == state) {
                tabs.add(new Tab(
                        one.name(),
                        ImportWords.title(one) + " (" + view.lines(one) + ")",
                        "?state=" + one.name(),
                        one == state));
            }
        }
        return tabs;
    }

    public List<RoleCount> getRoles() {
        return view.counts().stream()
                .filter(count -> count.role() != null)
                .map(count -> new RoleCount(Words.role(count.role()), ImportWords.count(count.lines(), count.state())))
                .toList();
    }

    public List<Row> getRows() {
        return page.items().stream().map(ImportedPage::row).toList();
    }

    private static Row row(ImportRow row) {
        String place = row.line().place().isEmpty() ? "" : "for " + row.line().place();
        String from = row.line().begins().isEmpty() ? "" : "from " + row.line().begins();
        String until = row.line().ends().isEmpty() ? "" : "until " + row.line().ends();
        String problem = row.problem() == null
                ? ""
                : (row.problem().column() == null
                                ? ""
                                : Words.sentence(row.problem().column()) + ": ")
                        + row.problem().detail();
        return new Row(
                row.line().line(),
                row.line().email(),
                row.line().name(),
                Words.role(row.line().role()),
                List.of(place, from, until).stream()
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" ")),
                ImportWords.tag(row.state()),
                problem);
    }

    /** The query of the next page; null on the last. */
    public String getNext() {
        return page.next() == null
                ? null
                : "?" + (state == null ? "" : "state=" + state.name() + "&") + "cursor=" + page.next();
    }

    public boolean isContinued() {
        return cursor != null;
    }

    /** The query of the first page. */
    public String getFirst() {
        return state == null ? "" : "?state=" + state.name();
    }
}
