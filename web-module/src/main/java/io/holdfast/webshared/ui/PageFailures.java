package io.holdfast.webshared.ui;

import io.holdfast.shared.problem.DomainException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Iterator;
import org.primefaces.csp.CspException;

/**
 * Turns what a page throws into an answer: a lost view leads back to the same address with a notice, a form that is not as we made
 * it is refused with the way back, a broken rule becomes the error page of its status. Everything else is left to the container,
 * which logs it and shows the page for 500.
 */
public class PageFailures extends ExceptionHandlerFactory {

    public PageFailures(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {
        private boolean answered;

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                ExceptionQueuedEventContext event = events.next().getContext();
                // A page that is refused while it is written goes on and fails again: that is no news.
                if (answered || !faces.getResponseComplete() && isAnswered(event, faces)) {
                    answered = true;
                    events.remove();
                }
            }
            getWrapped().handle();
        }

        private static boolean isAnswered(ExceptionQueuedEventContext event, FacesContext faces) {
            Throwable failure = event.getException();
            try {
                for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                    if (cause instanceof ViewExpiredException) {
                        startAgain(faces);
                        return true;
                    }
                    if (cause instanceof CspException) {
                        refuse(faces);
                        return true;
                    }
                    if (cause instanceof DomainException rule) {
                        Failure.tell(
                                (HttpServletRequest) faces.getExternalContext().getRequest(), rule);
                        faces.getExternalContext().responseSendError(rule.code().status(), null);
                        faces.responseComplete();
                        return true;
                    }
                }
                if (isForeignView(event, faces)) {
                    refuse(faces);
                    return true;
                }
                return false;
            } catch (IOException e) {
                throw new FacesException(new UncheckedIOException(e));
            }
        }

        /** A form that claims to be of a page without a view, sent to one that keeps it: Faces has no type of its own for that. */
        private static boolean isForeignView(ExceptionQueuedEventContext event, FacesContext faces) {
            Throwable failure = event.getException();
            return PhaseId.RESTORE_VIEW.equals(event.getPhaseId())
                    && faces.isPostback()
                    && failure.getClass() == FacesException.class
                    && failure.getCause() == null;
        }

        /** A script shows no error page, but follows where it is led. */
        private static void refuse(FacesContext faces) throws IOException {
            if (faces.getPartialViewContext().isAjaxRequest()) {
                startAgain(faces);
                return;
            }
            var request = (HttpServletRequest) faces.getExternalContext().getRequest();
            String query = openedWith(request);
            request.setAttribute(Failure.FORM, request.getRequestURI() + (query == null ? "" : "?" + query));
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_BAD_REQUEST, null);
            faces.responseComplete();
        }

        private static void startAgain(FacesContext faces) throws IOException {
            ExternalContext external = faces.getExternalContext();
            var request = (HttpServletRequest) external.getRequest();
            // What was written of the page so far is not to stand before the redirect.
            ((HttpServletResponse) external.getResponse()).resetBuffer();
            String query = openedWith(request);
            String kept = query == null || query.contains("notice=") ? "" : query + "&";
            external.redirect(request.getRequestURI() + "?" + kept + "notice=" + Notice.EXPIRED.word());
            faces.responseComplete();
        }

        /** The query that the form's page was opened with; a form posts to the address without it. */
        private static String openedWith(HttpServletRequest request) {
            String referer = request.getHeader("Referer");
            try {
                URI page = URI.create(referer == null ? "" : referer);
                return request.getRequestURI().equals(page.getRawPath())
                        ? page.getRawQuery()
                        : request.getQueryString();
            } catch (IllegalArgumentException e) {
                return request.getQueryString(); // a browser sends addresses, but anything may be sent
            }
        }
    }
}
