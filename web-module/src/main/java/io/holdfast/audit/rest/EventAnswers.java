package io.holdfast.audit.rest;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.audit.model.EventOrder;
import io.holdfast.audit.usecase.EventPage;
import io.holdfast.audit.usecase.ExportingAudit;
import io.holdfast.audit.usecase.ExportingAudit.Export;
import io.holdfast.audit.usecase.SearchingAudit;
import io.holdfast.audit.usecase.SearchingAudit.Asked;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.paging.ListParameters;
import io.holdfast.webshared.paging.NextPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;

/** Answers a search of the log: a page of it as JSON, or all that fits as a stream of lines. */
@ApplicationScoped
public class EventAnswers {
    static final String ROWS = "Holdfast-Rows";

    // For the description of the API, where these answers are declared.
    static final String SAYS = "a page of events; as JSON Lines or CSV all of them";
    static final String LINK_SAYS = "rel=\"next\" while another page follows";
    static final String ROWS_SAYS = "how many events a stream holds; one that ends before was broken off";
    static final String SORT_SAYS = "'-timestamp' for the newest first, as without it, or 'timestamp' for the oldest";
    static final String TEXT_SAYS = "words, or their beginnings, of action, entity, id, reason and recorded values";

    private static final MediaType JSON_LINES = MediaType.valueOf(EventStream.JSON_LINES);
    private static final MediaType CSV = MediaType.valueOf(EventStream.CSV);

    @Inject
    SearchingAudit searching;

    @Inject
    ExportingAudit exporting;

    private final Jsonb jsonb = JsonbBuilder.create();

    /** Which page, as it was asked for. */
    record Page(String sort, String limit, String cursor) {
        /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for an order that no index serves */
        EventOrder order() {
            String text = FilterParameters.text(sort);
            if (text == null || text.equals("-timestamp")) {
                return EventOrder.NEWEST_FIRST;
            }
            if (text.equals("timestamp")) {
                return EventOrder.OLDEST_FIRST;
            }
            throw new DomainException(ProblemCode.INVALID_PARAMETER, "'sort' must be '-timestamp' or 'timestamp'.");
        }
    }

    Response answer(EventShape shape, EventFilter filter, Page page, Request call, UriInfo uri) {
        MediaType type = call.selectVariant(Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, JSON_LINES, CSV)
                        .build())
                .getMediaType();
        return type.equals(MediaType.APPLICATION_JSON_TYPE)
                ? page(shape, filter, page, uri)
                : stream(shape, filter, page, type);
    }

    private Response page(EventShape shape, EventFilter filter, Page page, UriInfo uri) {
        var asked = new Asked(filter, page.order(), page.cursor(), ListParameters.limit(page.limit()));
        EventPage found = shape.page(searching, asked);
        var answer = Response.ok(shape.body(found), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return NextPage.link(answer, uri.getRequestUriBuilder(), found.next()).build();
    }

    private Response stream(EventShape shape, EventFilter filter, Page page, MediaType type) {
        if (page.limit() != null || page.cursor() != null) {
            throw new DomainException(
                    ProblemCode.INVALID_PARAMETER,
                    "'limit' and 'cursor' belong to pages; a stream holds everything that fits.");
        }
        boolean csv = type.equals(CSV);
        Export export = exporting.begin(filter, page.order(), csv ? "csv" : "jsonl");
        return Response.ok(
                        new EventStream(exporting, export, shape, csv, jsonb), csv ? type.withCharset("UTF-8") : type)
                .header(ROWS, export.rows())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-log." + (csv ? "csv" : "jsonl") + '"')
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
