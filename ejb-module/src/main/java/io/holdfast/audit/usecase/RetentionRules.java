package io.holdfast.audit.usecase;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the platform says about how long events are kept. */
@Collaborator
@ApplicationScoped
public class RetentionRules {
    /** What the database never lets go, whatever anybody says. */
    private static final Period FLOOR = Period.ofDays(90);

    private static final Period LONGEST = Period.ofYears(100);
    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);
    private static final Pattern PERIOD = Pattern.compile("P(\\d{1,4}Y)?(\\d{1,5}M)?(\\d{1,6}D)?");

    @Inject
    @ConfigProperty(name = "holdfast.audit.retention.minimum")
    String minimum;

    @Inject
    @ConfigProperty(name = "holdfast.audit.retention.default")
    String otherwise;

    private Period shortest;
    private Period usual;

    @PostConstruct
    void check() {
        shortest = Period.parse(minimum);
        usual = Period.parse(otherwise);
        if (isShorter(shortest, FLOOR) || isShorter(usual, shortest)) {
            throw new IllegalArgumentException("holdfast.audit.retention.minimum is " + FLOOR
                    + " or longer, and holdfast.audit.retention.default not shorter than it");
        }
    }

    /** No organization keeps its events for less. */
    public Period shortest() {
        return shortest;
    }

    /** For who has chosen nothing. */
    public Period usual() {
        return usual;
    }

    /** @throws DomainException {@link ProblemCode#INVALID_FIELD} for what is no period, or one outside the platform's limits */
    Period parse(String text) {
        Period period = period(text);
        if (isShorter(period, shortest) || isShorter(LONGEST, period)) {
            throw refused("The shortest is " + shortest + ", the longest " + LONGEST + ".");
        }
        return period;
    }

    private static Period period(String text) {
        try {
            if (PERIOD.matcher(text).matches() && !text.equals("P")) {
                return Period.parse(text);
            }
        } catch (DateTimeException tooLarge) {
            throw refused("This period is too long.");
        }
        throw refused("Write a period of years, months and days, such as P7Y or P18M.");
    }

    private static boolean isShorter(Period one, Period other) {
        return SOME_DAY.plus(one).isBefore(SOME_DAY.plus(other));
    }

    private static DomainException refused(String words) {
        return new DomainException(ProblemCode.INVALID_FIELD, words, List.of(new FieldError("/retention", words)));
    }
}
