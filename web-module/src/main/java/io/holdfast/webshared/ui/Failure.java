package io.holdfast.webshared.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.PermissionDenied;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;

/** Why a page cannot be shown, in words. A fault of ours shows its reference and nothing else. */
@Named
@RequestScoped
public class Failure {
    /** The request attribute with the address of the form that was refused. */
    static final String FORM = "holdfast.failure.form";

    /** The request attribute with the permissions of which one was needed. */
    private static final String NEEDED = "holdfast.failure.needed";

    private static final int SERVER_FAULT = 500;

    @Inject
    HttpServletRequest request;

    @Inject
    CallerContext context;

    @Inject
    Viewer viewer;

    /** Answers with the error page of a broken rule, which then knows what was needed. */
    public static void refuse(HttpServletRequest request, HttpServletResponse response, DomainException refusal)
            throws IOException {
        tell(request, refusal);
        response.sendError(refusal.code().status());
    }

    /** Keeps for the error page what the refusal says of permissions. */
    static void tell(HttpServletRequest request, DomainException refusal) {
        if (refusal instanceof PermissionDenied denied) {
            request.setAttribute(NEEDED, denied.anyOf());
        }
    }

    /** The keys of the permissions of which one was needed; empty when it was not about one. */
    public List<String> getNeeded() {
        return request.getAttribute(NEEDED) instanceof List<?> keys
                ? keys.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The query of the page that explains the refusal to whom reasons are open; null when it cannot. */
    public String getWhy() {
        return getNeeded().isEmpty() || !viewer.isMayExplain()
                ? null
                : "?person=" + URLEncoder.encode(context.caller().name(), UTF_8) + "&action="
                        + URLEncoder.encode(getNeeded().get(0), UTF_8);
    }

    public int getStatus() {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : SERVER_FAULT;
    }

    /** Where the form that was refused can be opened anew; null when there was none. */
    public String getForm() {
        return (String) request.getAttribute(FORM);
    }

    public String getTitle() {
        if (getForm() != null) {
            return "This form cannot be taken";
        }
        return switch (getStatus()) {
            case 400, 405, 414 -> "We cannot read this address";
            case 403 -> "You may not see this page";
            case 404 -> "There is nothing at this address";
            case 409 -> "Somebody else was faster";
            case 429 -> "Too many requests";
            case 503 -> "This does not answer at the moment";
            default -> "Something went wrong on our side";
        };
    }

    public String getAdvice() {
        if (getForm() != null) {
            return "It is not whole, or it was changed on its way here. Nothing was saved. Open it again and fill it"
                    + " in once more.";
        }
        return switch (getStatus()) {
            case 400, 405, 414 ->
                "It may be cut off, or belong to a list that has changed. Start again from the page itself.";
            case 403 ->
                "Your role in this organization does not include it. An administrator of your organization can give it"
                        + " to you.";
            case 404 ->
                "It may have moved, or it belongs to another organization or account. Check the address, or start at"
                        + " home.";
            case 409 -> "The record changed after you opened it. Open it again and repeat your change.";
            case 429 -> "Wait a minute, then try again.";
            case 503 -> "Nothing is lost. Try again in a minute.";
            default ->
                "Nothing was changed. Try again; if it stays, give the reference below to whoever runs this"
                        + " installation.";
        };
    }

    /** The incident id that the log carries too; null when the request did not get far enough to have one. */
    public String getReference() {
        return getStatus() >= SERVER_FAULT && context.isSet()
                ? context.caller().origin().requestId()
                : null;
    }
}
