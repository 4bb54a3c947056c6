package io.holdfast.cluster;

import jakarta.ejb.ApplicationException;

/** Another node leads now, or may. What was to be written as the leader is not. */
@ApplicationException(rollback = true)
public class LeadershipLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeadershipLost(String name) {
        super("this node does not lead " + name + " any more");
    }
}
