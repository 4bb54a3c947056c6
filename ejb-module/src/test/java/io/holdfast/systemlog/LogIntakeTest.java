package io.holdfast.systemlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.security.RunAs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.systemlog.model.LogLevel;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogIntakeTest {
    private final AtomicReference<Supplier<Caller>> caller = new AtomicReference<>(() -> null);
    private final LogIntake intake = new LogIntake(3, () -> caller.get().get());

    @Test
    void aWarningIsTakenWithWhoActed() {
        var tenant = new TenantId(UUID.randomUUID());
        Caller acting = RunAs.system("test", tenant);
        caller.set(() -> acting);

        intake.publish(entry(Level.SEVERE, "{0} of {1} failed", "mail", 7));

        assertThat(intake.take(10)).singleElement().satisfies(taken -> {
            assertThat(taken.tenant()).isEqualTo(tenant);
            assertThat(taken.problem().message()).isEqualTo("mail of 7 failed");
            assertThat(taken.problem().level()).isEqualTo(LogLevel.SEVERE);
            assertThat(taken.problem().requestId()).isEqualTo(acting.origin().requestId());
        });
    }

    @Test
    void whatNobodyDidBelongsToThePlatform() {
        intake.publish(entry(Level.WARNING, "disk nearly full"));

        assertThat(intake.take(10)).extracting(LogIntake.Taken::tenant).containsExactly(Caller.PLATFORM);
    }

    @Test
    void whatIsNoWarningIsLeft() {
        intake.publish(entry(Level.INFO, "started"));

        assertThat(intake.take(10)).isEmpty();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCountedOnce() {
        for (int i = 0; i < 5; i++) {
            intake.publish(entry(Level.WARNING, "m" + i));
        }

        assertThat(intake.take(2))
                .extracting(taken -> taken.problem().message())
                .containsExactly("m0", "m1");
        assertThat(intake.droppedSince()).isEqualTo(2);
        assertThat(intake.droppedSince()).isZero();
    }

    @Test
    void aFailureToSayWhoActsFailsNobody() {
        caller.set(() -> {
            throw new IllegalArgumentException("broken");
        });

        intake.publish(entry(Level.WARNING, "m"));

        assertThat(intake.droppedSince()).isEqualTo(1);
        caller.set(() -> null);
        intake.publish(entry(Level.WARNING, "after"));
        assertThat(intake.take(10)).hasSize(1);
    }

    @Test
    void complaintsAboutWritingAndOnesMadeMeanwhileAreNotTaken() {
        caller.set(() -> {
            intake.publish(entry(Level.WARNING, "said while it was found out who acts"));
            return null;
        });

        intake.publish(entry(Level.WARNING, "m"));
        intake.deafTo(() -> intake.publish(entry(Level.SEVERE, "the database is away")));

        assertThat(intake.take(10))
                .extracting(taken -> taken.problem().message())
                .containsExactly("m");
    }

    @Test
    void secretsAndLongStacksStayOut() {
        var cause = new IllegalStateException("password=s3cr3t");
        LogRecord entry = entry(Level.WARNING, "token: s3cr3t");
        entry.setThrown(new IllegalArgumentException("outer", cause));

        intake.publish(entry);

        assertThat(intake.take(1)).singleElement().satisfies(taken -> {
            assertThat(taken.problem().message()).doesNotContain("s3cr3t");
            assertThat(taken.problem().exception())
                    .contains("IllegalArgumentException: outer", "caused by ", "  at ")
                    .doesNotContain("s3cr3t");
            assertThat(taken.problem().exception().lines().count()).isLessThanOrEqualTo(26);
        });
    }

    private static LogRecord entry(Level level, String message, Object... parameters) {
        var entry = new LogRecord(level, message);
        entry.setLoggerName("io.holdfast.test");
        entry.setParameters(parameters);
        return entry;
    }
}
