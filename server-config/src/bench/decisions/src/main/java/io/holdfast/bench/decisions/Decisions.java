package io.holdfast.bench.decisions;

import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.snapshot.RightsSnapshot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A decision in process, each of another random question. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class Decisions {
    private static final int QUESTIONS = 1 << 16;

    private RightsSnapshot snapshot;
    private Casbin casbin;
    private Question[] anywhere;
    private Question[] whole;
    private int next;

    @Setup
    public void load() {
        var organization = new Organization();
        snapshot = RightsSnapshot.of(organization.facts());
        casbin = new Casbin(organization);
        anywhere = organization.questions(QUESTIONS).toArray(Question[]::new);
        whole = organization.questionsOfTheWhole(QUESTIONS).toArray(Question[]::new);
    }

    @Benchmark
    public Reason holdfastAnywhere() {
        return snapshot.decide(anywhere[next++ & QUESTIONS - 1]);
    }

    @Benchmark
    public Reason holdfastWhole() {
        return snapshot.decide(whole[next++ & QUESTIONS - 1]);
    }

    @Benchmark
    public boolean casbinWhole() {
        return casbin.allows(whole[next++ & QUESTIONS - 1]);
    }
}
