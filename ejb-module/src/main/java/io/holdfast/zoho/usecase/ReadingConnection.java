package io.holdfast.zoho.usecase;

import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.ZohoHosts;
import io.holdfast.zoho.ZohoMode;
import io.holdfast.zoho.calls.Allowances;
import io.holdfast.zoho.model.ConnectionStatus;
import io.holdfast.zoho.model.Pause;
import io.holdfast.zoho.model.ZohoBudgets;
import io.holdfast.zoho.model.ZohoConnections;
import io.holdfast.zoho.model.ZohoPauses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows an administrator how the connection of the own tenant stands. Asks Zoho nothing. */
@Stateless
@RequiresPermission(MANAGE_SYSTEM)
public class ReadingConnection {
    @Inject
    ZohoConnections connections;

    @Inject
    ZohoPauses pauses;

    @Inject
    ZohoBudgets budgets;

    @Inject
    Allowances allowances;

    @Inject
    ZohoHosts hosts;

    @Inject
    CallerContext context;

    /** Never null, also when nothing is connected. */
    public ConnectionView current() {
        TenantId tenant = context.tenant();
        List<Pause> paused = pauses.all(tenant);
        List<BudgetView> used = BudgetViews.of(budgets.uses(tenant), paused, allowances);
        return connections
                .status(tenant)
                .map(status -> view(status, paused, used))
                .orElseGet(() -> new ConnectionView(
                        null,
                        ConnectionView.NOT_CONNECTED,
                        null,
                        "This organization has no connection to Zoho.",
                        null,
                        used,
                        null));
    }

    private ConnectionView view(ConnectionStatus status, List<Pause> paused, List<BudgetView> used) {
        boolean off = hosts.mode() == ZohoMode.OFF;
        return new ConnectionView(
                status.dataCentre(),
                off ? ConnectionView.OFF : status.state().word(),
                status.since(),
                off ? "This installation does not call Zoho (holdfast.zoho.mode is off)." : reason(status, paused),
                latest(status, paused),
                used,
                status.tokenExpiresAt());
    }

    private static String reason(ConnectionStatus status, List<Pause> paused) {
        return Optional.ofNullable(status.reason())
                .or(() -> paused.stream().map(Pause::reason).findFirst())
                .orElse(null);
    }

    private static Instant latest(ConnectionStatus status, List<Pause> paused) {
        return Stream.concat(
                        Stream.ofNullable(status.waitUntil()), paused.stream().map(Pause::until))
                .max(Instant::compareTo)
                .orElse(null);
    }
}
