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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Iterator;
import org.primefaces.csp.CspException;

/**
 * Turns what a page throws into an answer: a lost view leads back to the same address with a notice, a broken rule becomes
 * the error page of its status. Everything else is left to the container, which logs it and shows the page for 500.
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
        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                Throwable failure = events.next().getContext().getException();
                if (!faces.getResponseComplete() && isAnswered(failure, faces)) {
                    events.remove();
                }
            }
            getWrapped().handle();
        }

        private static boolean isAnswered(Throwable failure, FacesContext faces) {
            try {
                for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                    if (cause instanceof ViewExpiredException || cause instanceof CspException) {
                        startAgain(faces);
                        return true;
                    }
                    if (cause instanceof DomainException rule) {
                        faces.getExternalContext().responseSendError(rule.code().status(), null);
                        faces.responseComplete();
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                throw new FacesException(new UncheckedIOException(e));
            }
        }

        private static void startAgain(FacesContext faces) throws IOException {
            ExternalContext external = faces.getExternalContext();
            var request = (HttpServletRequest) external.getRequest();
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
