package io.holdfast.zoho.calls;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.zoho.Outcome.Throttled;
import io.holdfast.zoho.model.Pause;
import io.holdfast.zoho.model.ZohoBudgets;
import io.holdfast.zoho.model.ZohoCallsUnderWay;
import io.holdfast.zoho.model.ZohoPauses;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What the caller's tenant may send to Zoho, counted for all nodes in transactions that end before anything is sent. For
 * {@link ZohoCalls} alone.
 */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CallBudgets {
    /** Longer than any call can take, so that only a dead node's place is taken away. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    @Inject
    ZohoPauses pauses;

    @Inject
    ZohoBudgets budgets;

    @Inject
    ZohoCallsUnderWay underWay;

    @Inject
    Allowances allowances;

    @Inject
    CallPriority priority;

    @Inject
    CallerContext context;

    /** Until when Zoho wants no call of a route; empty when the way is free. */
    public Optional<Throttled<Void>> paused(Route route) {
        return pauses.of(tenant(), route.scope()).map(CallBudgets::refusal);
    }

    /** Asks to send one call. What is granted counts, whatever becomes of the call. */
    public Admission admit(Route route) {
        Optional<Throttled<Void>> pause = paused(route);
        if (pause.isPresent()) {
            return Admission.refused(pause.get());
        }
        OptionalInt most = allowances.concurrency(route.product(), priority.somebodyWaits());
        Optional<UUID> place = most.isEmpty()
                ? Optional.empty()
                : underWay.begin(tenant(), route.product().word(), most.getAsInt(), LONGEST_CALL);
        if (most.isPresent() && place.isEmpty()) {
            return Admission.CROWDED;
        }
        Optional<Instant> full = budgets.take(tenant(), allowances.of(route, priority.somebodyWaits()));
        if (full.isPresent()) {
            place.ifPresent(call -> underWay.end(tenant(), route.product().word(), call));
            return Admission.refused(new Throttled<>(full.get(), "our own budget of " + name(route) + " is used up"));
        }
        return Admission.granted(place.orElse(null));
    }

    /** Makes room for the next call. */
    public void end(Route route, UUID call) {
        underWay.end(tenant(), route.product().word(), call);
    }

    /** Closes what a route's throttle closes, for all nodes; an earlier word that reaches further stands. */
    public Pause pause(Route route, Throttled<?> why) {
        return pauses.pause(tenant(), route.scope(), why.until(), why.reason());
    }

    /** Zoho said that too many calls are under way at once: fewer from now on. */
    public void lower(Product product) {
        allowances.concurrency(product, true).ifPresent(most -> underWay.lower(tenant(), product.word(), most));
    }

    private static Throttled<Void> refusal(Pause pause) {
        return new Throttled<>(pause.until(), pause.reason());
    }

    private static String name(Route route) {
        return route.scope().equals(route.product().word())
                ? "Zoho " + route.product().word()
                : "Zoho " + route.product().word() + " for " + route.pattern();
    }

    private TenantId tenant() {
        return context.tenant();
    }
}
