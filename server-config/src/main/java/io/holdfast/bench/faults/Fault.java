package io.holdfast.bench.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What befalls a cluster. */
enum Fault {
    /** SIGKILL to a node; the launcher starts it again. */
    NODE_KILLED,
    /** SIGKILL to the main process of PostgreSQL; the launcher starts it again. */
    DATABASE_KILLED,
    /** A node stands still for part of a lease up to a few leases. */
    NODE_PAUSED,
    /** A node stands still until the others and the registry have given it up. */
    NODE_PAUSED_LONG;

    /** So many of each in a random order, with a pause of a node for every second kill. */
    static List<Fault> plan(int nodeKills, int databaseKills, Random random) {
        var plan = new ArrayList<Fault>(Collections.nCopies(nodeKills, NODE_KILLED));
        plan.addAll(Collections.nCopies(databaseKills, DATABASE_KILLED));
        int pauses = (nodeKills + databaseKills) / 2;
        plan.addAll(Collections.nCopies(pauses - pauses / 4, NODE_PAUSED));
        plan.addAll(Collections.nCopies(pauses / 4, NODE_PAUSED_LONG));
        Collections.shuffle(plan, random);
        return plan;
    }
}
