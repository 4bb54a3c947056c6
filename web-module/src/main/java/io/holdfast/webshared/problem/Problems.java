package io.holdfast.webshared.problem;

import io.holdfast.shared.log.FailureLog;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.limits.BodyTooLarge;
import io.holdfast.webshared.limits.BodyTooSlow;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.XAException;

/** Turns whatever went wrong into a problem. By type and code, never by the wording of a message. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());
    private static final int DEEPEST = 12;
    private static final Map<Integer, ProblemCode> BY_STATUS = Map.of(
            400, ProblemCode.REFUSED,
            401, ProblemCode.UNAUTHENTICATED,
            403, ProblemCode.PERMISSION_DENIED,
            404, ProblemCode.NOT_FOUND,
            405, ProblemCode.METHOD_NOT_ALLOWED,
            406, ProblemCode.NOT_ACCEPTABLE,
            413, ProblemCode.BODY_TOO_LARGE,
            415, ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            503, ProblemCode.UNAVAILABLE);

    private Problems() {}

    static Problem of(Throwable thrown, String requestId) {
        var domain = cause(thrown, DomainException.class);
        if (domain.isPresent()) {
            DomainException e = domain.get();
            return new Problem(e.code(), e.getMessage(), requestId, e.errors(), e.members());
        }
        if (cause(thrown, BodyTooLarge.class).isPresent()) {
            return Problem.of(ProblemCode.BODY_TOO_LARGE, null, requestId);
        }
        if (cause(thrown, BodyTooSlow.class).isPresent()) {
            return Problem.of(ProblemCode.REQUEST_TIMEOUT, null, requestId);
        }
        var invalid = cause(thrown, ConstraintViolationException.class);
        if (invalid.isPresent()) {
            return new Problem(
                    ProblemCode.INVALID_FIELD,
                    "Some fields are not valid.",
                    requestId,
                    fields(invalid.get()),
                    Map.of());
        }
        if (cause(thrown, JsonParsingException.class).isPresent()
                || cause(thrown, JsonbException.class).isPresent()) {
            return Problem.of(ProblemCode.MALFORMED_BODY, "The body is not the JSON that is expected here.", requestId);
        }
        if (cause(thrown, OptimisticLockException.class).isPresent()) {
            return Problem.of(ProblemCode.CONFLICT, "Somebody else changed this in the meantime.", requestId);
        }
        if (thrown instanceof WebApplicationException web) {
            return ofStatus(web, requestId);
        }
        if (thrown instanceof ProcessingException) {
            return Problem.of(ProblemCode.MALFORMED_BODY, "The body cannot be read.", requestId);
        }
        return internal(thrown, requestId);
    }

    private static Problem ofStatus(WebApplicationException web, String requestId) {
        int status = web.getResponse().getStatus();
        ProblemCode code = BY_STATUS.get(status);
        if (code != null) {
            return Problem.of(code, null, requestId);
        }
        return status / 100 == 4 ? Problem.of(ProblemCode.REFUSED, null, requestId) : internal(web, requestId);
    }

    private static Problem internal(Throwable thrown, String requestId) {
        FailureLog.log(LOG, Level.SEVERE, thrown, "request " + requestId + " failed");
        boolean database = cause(thrown, SQLException.class)
                .filter(Problems::meansUnavailable)
                .isPresent();
        if (!database && cause(thrown, XAException.class).isPresent()) {
            return Problem.of(
                    ProblemCode.UNAVAILABLE,
                    "The database did not answer at the end. See whether it was done before you try again.",
                    requestId);
        }
        return database
                ? Problem.of(ProblemCode.UNAVAILABLE, "The database does not answer. Try again in a moment.", requestId)
                : Problem.of(ProblemCode.INTERNAL, "Quote this request id to your administrator.", requestId);
    }

    /**
     * No connection (08), no room for one more (53), a statement that took too long or a shutdown (57), a lock that did not
     * come (55P03); a pool that has none to give tells no state.
     */
    private static boolean meansUnavailable(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || "55P03".equals(state);
    }

    private static List<FieldError> fields(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(v -> new FieldError(pointer(v), v.getMessage()))
                .toList();
    }

    private static String pointer(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        int argument = path.indexOf(".arg");
        String field = path.substring(path.indexOf('.', argument < 0 ? 0 : argument + 1) + 1);
        return "/" + field.replace('.', '/');
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
