package io.holdfast.bench.matrix;

import java.util.ArrayList;
import java.util.List;

/** Which cases of the matrix are tried. Those of one endpoint stand together. */
public enum Plan {
    /**
     * Every two values of two axes meet. What the door refuses hides what stands behind it, so a bad credential meets each
     * endpoint once, and everything else is tried with a good one.
     */
    PAIRWISE {
        @Override
        List<Cell> of(Endpoint endpoint, int number, List<Member> members) {
            var cells = new ArrayList<Cell>();
            var targets = targets(endpoint);
            for (int m = 0; m < members.size(); m++)
                // Shifted by one from endpoint to endpoint: each target meets each member and each endpoint.
                cells.add(new Cell(
                        endpoint, members.get(m), Credential.VALID, targets.get((m + number) % targets.size())));
            for (int b = 0; b < BAD.size(); b++) {
                // Shifted by another step, so that each bad credential meets each member over the endpoints.
                int turn = number + b * members.size() / BAD.size();
                cells.add(new Cell(
                        endpoint,
                        members.get(turn % members.size()),
                        BAD.get(b),
                        targets.get(number % targets.size())));
            }
            return cells;
        }
    },
    /** Every case. */
    FULL {
        @Override
        List<Cell> of(Endpoint endpoint, int number, List<Member> members) {
            var cells = new ArrayList<Cell>();
            for (var member : members)
                for (var credential : Credential.values())
                    for (var target : targets(endpoint)) cells.add(new Cell(endpoint, member, credential, target));
            return cells;
        }
    };

    private static final List<Credential> BAD = List.of(Credential.EXPIRED, Credential.REVOKED, Credential.NONE);

    /** @param number of the endpoint among all */
    abstract List<Cell> of(Endpoint endpoint, int number, List<Member> members);

    private static List<Target> targets(Endpoint endpoint) {
        return endpoint.namesObject() ? List.of(Target.values()) : List.of(Target.MISSING);
    }
}
