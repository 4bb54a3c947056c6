package io.holdfast.webshared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.ejb.EJBException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.SystemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    /** Failures are logged with their traces; a test's report is no place for them. */
    private final Logger log = Logger.getLogger(Problems.class.getName());

    @BeforeEach
    void quiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void loud() {
        log.setLevel(null);
    }

    @Test
    void aBrokenRuleIsAnsweredWithItsCodeFieldsAndMembers() {
        var rule = new DomainException(
                ProblemCode.SIGN_IN_LOCKED,
                "Too many attempts.",
                List.of(new FieldError("/email", "wait")),
                Map.of("retryAfterSeconds", 60L));

        assertThat(Problems.of(rule, "r"))
                .isEqualTo(new Problem(rule.code(), "Too many attempts.", "r", rule.errors(), rule.members()));
    }

    @Test
    void aBrokenRuleIsFoundInsideWhatTheContainerWrapsAroundIt() {
        var rule = DomainException.notFound("project");

        assertThat(codeOf(new EJBException("wrapped", new RuntimeException(rule))))
                .isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(codeOf(new ProcessingException(rule))).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "57014", "55P03", "53300", "53100"
            })
    void aDatabaseThatCannotServeIsUnavailable(String state) {
        assertThat(codeOf(new EJBException(new PersistenceException(new SQLException("refused", state)))))
                .isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @Test
    void aCommitWithoutAnAnswerIsUnavailableAndNotSaidToBeUndone() {
        // Payara's transaction manager: nothing of the driver's exception but its words.
        var commit = new SystemException();
        commit.initCause(new XAException("FATAL: terminating connection due to unexpected postmaster exit"));

        assertThat(Problems.of(new EJBException(commit), "r"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE))
                .satisfies(problem -> assertThat(problem.detail()).contains("whether it was done"));
    }

    @Test
    void aPoolThatGivesNoConnectionIsUnavailable() {
        // Payara's data source: the message of the pool, no SQLSTATE.
        var pool = new SQLException("Error in allocating a connection. Cause: In-use connections equal max-pool-size");

        assertThat(codeOf(new EJBException(new PersistenceException(pool)))).isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(codeOf(new SQLTransientConnectionException("timeout", "57014")))
                .isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "42P01", "22P02"})
    void aStatementThatTheDatabaseRefusesIsOurFault(String state) {
        assertThat(codeOf(new EJBException(new PersistenceException(new SQLException("no", state)))))
                .isEqualTo(ProblemCode.INTERNAL);
    }

    @Test
    void somebodyElsesChangeIsAConflict() {
        assertThat(codeOf(new EJBException(new OptimisticLockException()))).isEqualTo(ProblemCode.CONFLICT);
    }

    @Test
    void whatCannotBeReadIsTheSendersFault() {
        assertThat(codeOf(new ProcessingException("cannot read"))).isEqualTo(ProblemCode.MALFORMED_BODY);
        assertThat(codeOf(new ProcessingException(new JsonbException("no such field"))))
                .isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @ParameterizedTest
    @CsvSource({
        "400,REFUSED",
        "401,UNAUTHENTICATED",
        "403,PERMISSION_DENIED",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "406,NOT_ACCEPTABLE",
        "413,BODY_TOO_LARGE",
        "415,UNSUPPORTED_MEDIA_TYPE",
        "503,UNAVAILABLE",
        "402,REFUSED",
        "411,REFUSED",
        "501,INTERNAL",
        "500,INTERNAL"
    })
    void theServersOwnRefusalsKeepTheirMeaning(int status, ProblemCode code) {
        assertThat(codeOf(new WebApplicationException(status))).isEqualTo(code);
    }

    @Test
    void invalidFieldsAreNamed() {
        var problem = Problems.of(new ConstraintViolationException(Set.of(violation("invite.arg0.address.city"))), "r");

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FIELD);
        assertThat(problem.errors()).containsExactly(new FieldError("/address/city", "must not be blank"));
    }

    @Test
    void anythingElseShowsOnlyTheRequestId() {
        var problem = Problems.of(new IllegalStateException("jdbc:postgresql://10.0.0.1 secret"), "r");

        assertThat(problem)
                .isEqualTo(Problem.of(ProblemCode.INTERNAL, "Quote this request id to your administrator.", "r"));
    }

    @Test
    void aFailureThatIsItsOwnCauseIsStillAnswered() {
        var one = new RuntimeException("one");
        var two = new RuntimeException("two", one);
        one.initCause(two);

        assertThat(codeOf(two)).isEqualTo(ProblemCode.INTERNAL);
    }

    private static ProblemCode codeOf(Throwable thrown) {
        return Problems.of(thrown, "r").code();
    }

    private static ConstraintViolation<?> violation(String path) {
        Path place = io.holdfast.webshared.Servlet.standIn(Path.class, Map.of("toString", arguments -> path));
        return io.holdfast.webshared.Servlet.standIn(
                ConstraintViolation.class,
                Map.of(
                        "getPropertyPath", arguments -> place,
                        "getMessage", arguments -> "must not be blank",
                        "hashCode", arguments -> 1));
    }
}
