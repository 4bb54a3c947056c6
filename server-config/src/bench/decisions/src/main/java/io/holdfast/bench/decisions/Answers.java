package io.holdfast.bench.decisions;

import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.snapshot.RightsSnapshot;

/** Compares the answers before anybody is timed, and times how long everything takes to be arranged. Prints one line of JSON. */
public final class Answers {
    private static final int QUESTIONS = 2_000;
    private static final int ROUNDS = 5;

    private Answers() {}

    public static void main(String[] arguments) {
        var organization = new Organization();
        Facts facts = organization.facts();
        long best = Long.MAX_VALUE;
        RightsSnapshot snapshot = null;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            snapshot = RightsSnapshot.of(facts);
            best = Math.min(best, System.nanoTime() - start);
        }
        var casbin = new Casbin(organization);
        int differing = 0;
        int allowed = 0;
        for (Question question : organization.questions(QUESTIONS)) {
            boolean right = Evaluator.decide(organization.factsOf(question), question).allowed();
            allowed += right ? 1 : 0;
            differing += snapshot.decide(question).allows() == right ? 0 : 1;
        }
        for (Question question : organization.questionsOfTheWhole(QUESTIONS)) {
            boolean ours = snapshot.decide(question).allows();
            allowed += ours ? 1 : 0;
            differing += casbin.allows(question) == ours ? 0 : 1;
        }
        System.out.printf(
                "{\"questions\":%d,\"allowed\":%d,\"differing\":%d,\"arrangedInMillis\":%d}%n",
                2 * QUESTIONS, allowed, differing, best / 1_000_000);
    }
}
