package io.holdfast.webshared.ui;

import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Why a page cannot be shown, in words. A fault of ours shows its reference and nothing else. */
@Named
@RequestScoped
public class Failure {
    /** The request attribute with the address of the form that was refused. */
    static final String FORM = "holdfast.failure.form";

    private static final int SERVER_FAULT = 500;

    @Inject
    HttpServletRequest request;

    @Inject
    CallerContext context;

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
            return "It is not whole, or it was changed on its way here. Nothing was saved. Open it again and fill it in once more.";
        }
        return switch (getStatus()) {
            case 400, 405, 414 ->
                "It may be cut off, or belong to a list that has changed. Start again from the page itself.";
            case 403 ->
                "Your role in this organization does not include it. An administrator of your organization can give it to you.";
            case 404 ->
                "It may have moved, or it belongs to another organization or account. Check the address, or start at home.";
            case 409 -> "The record changed after you opened it. Open it again and repeat your change.";
            case 429 -> "Wait a minute, then try again.";
            case 503 -> "Nothing is lost. Try again in a minute.";
            default ->
                "Nothing was changed. Try again; if it stays, give the reference below to whoever runs this installation.";
        };
    }

    /** The incident id that the log carries too; null when the request did not get far enough to have one. */
    public String getReference() {
        return getStatus() >= SERVER_FAULT && context.isSet()
                ? context.caller().origin().requestId()
                : null;
    }
}
