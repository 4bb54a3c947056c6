package io.holdfast.simulator;

import io.holdfast.simulator.books.BooksErrors;
import io.holdfast.simulator.books.BooksForms;
import io.holdfast.simulator.books.NumericIds;
import io.holdfast.simulator.control.Fault;
import io.holdfast.simulator.control.FaultSwitch;
import io.holdfast.simulator.control.Faults;
import io.holdfast.simulator.crm.CrmErrors;
import io.holdfast.simulator.crm.CrmForms;
import io.holdfast.simulator.projects.ListForms;
import io.holdfast.simulator.projects.ProjectsErrors;
import io.holdfast.simulator.wire.ErrorShape;
import io.holdfast.simulator.wire.Markup;
import io.holdfast.simulator.wire.Product;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import java.util.Optional;
import java.util.Set;

/** Turns the faults that are on into what a caller sees of them. */
final class FaultAnswers implements ListForms, BooksForms, CrmForms {
    private static final Set<String> FIRST_BYTE = Set.of("first-byte");
    private static final Set<String> BETWEEN_BYTES = Set.of("between-bytes");
    private static final Set<String> BODY_SHAPES = Set.of(
            "truncated", "content_type", "no_content_type", "unknown_fields", "error_in_200", "numeric_ids", "markup");

    private final Faults faults;
    private final TokenFaults tokens;
    private final PublishedLimits limits;
    private final boolean envelope;

    FaultAnswers(Faults faults, PublishedLimits limits, boolean envelope) {
        this.faults = faults;
        this.tokens = new TokenFaults(faults);
        this.limits = limits;
        this.envelope = envelope;
    }

    /** Waits when the call is to be slow. */
    void delay(Request request) {
        faults.strike(FaultSwitch.SLOW, request, FIRST_BYTE).ifPresent(fault -> Pauses.of(fault.delayMs()));
    }

    /** Returns what stands in for the answer, empty when the call goes through. */
    Optional<Response> instead(Request request, ErrorShape errors) {
        Optional<Response> outage = faults.strike(FaultSwitch.OUTAGE, request).map(FaultAnswers::outage);
        if (outage.isPresent()) {
            return outage;
        }
        return switch (request.product()) {
            case OAUTH -> tokens.instead(request);
            case CRM ->
                invalidToken(request, errors).or(() -> faults.strike(FaultSwitch.CRM_THROTTLE, request)
                        .map(fault -> CrmErrors.throttled(fault.variant().equals("credits"))));
            case PROJECTS ->
                invalidToken(request, errors).or(() -> limits.refusal(request)).or(() -> faults.strike(
                                FaultSwitch.PROJECTS_THROTTLE, request)
                        .map(fault -> ProjectsErrors.throttled(
                                request, fault.variant().equals("429"))));
            case BOOKS ->
                invalidToken(request, errors).or(() -> limits.refusal(request)).or(() -> booksThrottle(request));
            case CONTROL, NONE -> Optional.empty();
        };
    }

    /** Returns the answer, spoilt when a fault for that strikes. */
    Response spoilt(Request request, Response response, ErrorShape errors) {
        if (faults.strike(FaultSwitch.DROP_AFTER_COMMIT, request).isPresent()) {
            return Response.CUT;
        }
        if (response.body().isEmpty()) {
            return response;
        }
        Response told = request.product() == Product.OAUTH ? tokens.changed(request, response) : response;
        Response shaped = shaped(request, told, errors);
        return faults.strike(FaultSwitch.SLOW, request, BETWEEN_BYTES)
                .map(fault -> shaped.withPauses(fault.delayMs()))
                .orElse(shaped);
    }

    private Response shaped(Request request, Response response, ErrorShape errors) {
        return faults.strike(FaultSwitch.SHAPE, request, BODY_SHAPES)
                .map(fault -> switch (fault.variant()) {
                    case "content_type" -> response.withContentType("text/html;charset=UTF-8");
                    case "no_content_type" -> response.withContentType(null);
                    case "markup" -> response.withBody(Markup.in(response.body()));
                    case "unknown_fields" -> response.withBody(UnknownFields.in(response.body()));
                    case "numeric_ids" -> response.withBody(NumericIds.in(response.body()));
                    case "error_in_200" -> {
                        Response error = errors.internal(request);
                        yield new Response(200, error.contentType(), error.body(), error.headers());
                    }
                    default ->
                        response.withBody(
                                response.body().substring(0, response.body().length() / 2));
                })
                .orElse(response);
    }

    @Override
    public boolean projectsInEnvelope(Request request) {
        return envelope || shaped(request, "envelope");
    }

    @Override
    public boolean pageInfoInArray(Request request) {
        return shaped(request, "page_info_array");
    }

    @Override
    public boolean pageContextInArray(Request request) {
        return shaped(request, "page_context_array");
    }

    @Override
    public boolean customerIgnored(Request request) {
        return shaped(request, "foreign_row");
    }

    @Override
    public boolean otherRecord(Request request) {
        return shaped(request, "wrong_record");
    }

    @Override
    public boolean samePageForEver(Request request) {
        return shaped(request, "same_page");
    }

    private boolean shaped(Request request, String variant) {
        return faults.strike(FaultSwitch.SHAPE, request, Set.of(variant)).isPresent();
    }

    private Optional<Response> booksThrottle(Request request) {
        return faults.strike(FaultSwitch.BOOKS_THROTTLE_44, request)
                .map(fault -> BooksErrors.tooManyPerMinute())
                .or(() -> faults.strike(FaultSwitch.BOOKS_THROTTLE_45, request).map(fault -> BooksErrors.dayUsedUp()))
                .or(() -> faults.strike(FaultSwitch.BOOKS_THROTTLE_1070, request)
                        .map(fault -> BooksErrors.tooManyAtOnce()));
    }

    private Optional<Response> invalidToken(Request request, ErrorShape errors) {
        return faults.strike(FaultSwitch.API_INVALID_TOKEN, request)
                .or(() -> faults.strike(FaultSwitch.DC_WRONG, request))
                .map(fault -> errors.invalidToken(request));
    }

    private static Response outage(Fault fault) {
        if (fault.variant().equals("reset") || fault.variant().equals("hang")) {
            Pauses.of(fault.delayMs());
            return Response.CUT;
        }
        boolean gateway = fault.variant().equals("502");
        String title = gateway ? "502 Bad Gateway" : "503 Service Temporarily Unavailable";
        return Response.html(gateway ? 502 : 503, """
                <html>
                <head><title>%1$s</title></head>
                <body><center><h1>%1$s</h1></center><hr><center>ZGS</center></body>
                </html>
                """.formatted(title));
    }

    /** Says whether the product takes part in faults at all. */
    static boolean concerns(Product product) {
        return product != Product.CONTROL && product != Product.NONE;
    }
}
