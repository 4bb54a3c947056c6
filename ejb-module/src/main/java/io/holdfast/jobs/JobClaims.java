package io.holdfast.jobs;

import io.holdfast.jobs.model.ClaimedJob;
import io.holdfast.jobs.model.Claims;
import io.holdfast.jobs.model.JobQueueDoor;
import io.holdfast.shared.id.TenantId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The node's own transactions, which belong to no tenant: door functions alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobClaims {
    @Inject
    JobQueueDoor door;

    public Claims claim(
            UUID node, int most, TenantId after, List<TenantId> busy, int cap, Duration lease, int outside) {
        return door.claim(node, most, after, busy, cap, lease, outside);
    }

    /** @return the claims that still stand */
    public Set<UUID> renew(Collection<ClaimedJob> jobs, Duration lease) {
        return door.renew(jobs, lease);
    }

    /** Which schedules have a slot to be made a job of. */
    public List<JobQueueDoor.DueSchedule> dueSchedules(int most) {
        return door.dueSchedules(most);
    }

    /** How many jobs of each type wait, run or are dead, over all tenants. */
    public List<JobQueueDoor.Count> counts() {
        return door.counts();
    }

    /** Sends a notification to all nodes. */
    public void tell(String channel, String words) {
        door.tell(channel, words);
    }
}
