package io.holdfast.zoho;

import io.holdfast.zoho.model.ZohoConnection.Hosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which hosts we may talk to. A secret goes only where this list says, whatever an answer or a stored row claims: in
 * simulator mode to the simulator and to nobody else, in live mode to Zoho's data centres over https.
 */
@ApplicationScoped
public class ZohoHosts {
    /** The data centre of a connection to the simulator. */
    public static final String SIMULATOR = "simulator";

    private ZohoMode mode;
    private URI simulator;
    private Set<String> live;

    protected ZohoHosts() {}

    /** @param further hosts beyond the built-in table, for a data centre that is newer than this version */
    @Inject
    ZohoHosts(
            @ConfigProperty(name = "holdfast.zoho.mode") String mode,
            @ConfigProperty(name = "holdfast.zoho.simulator-url") Optional<String> simulator,
            @ConfigProperty(name = "holdfast.zoho.further-hosts") Optional<String> further) {
        this.mode = ZohoMode.valueOf(mode.strip().toUpperCase(Locale.ROOT));
        this.simulator = simulator.map(ZohoHosts::base).orElse(null);
        this.live = new HashSet<>();
        for (DataCentre centre : DataCentre.values()) {
            live.addAll(Set.of(centre.accounts, centre.api, centre.projects));
        }
        further.ifPresent(list -> Arrays.stream(list.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .forEach(live::add));
    }

    public ZohoMode mode() {
        return mode;
    }

    /**
     * The hosts of a data centre by its word ({@code us}, {@code eu}, … or {@code simulator}).
     *
     * @return empty when there is no such data centre, or the present mode does not talk to it
     */
    public Optional<Hosts> of(String dataCentre) {
        if (mode == ZohoMode.SIMULATOR && dataCentre.equals(SIMULATOR) && simulator != null) {
            return Optional.of(new Hosts(SIMULATOR, simulator, simulator, simulator));
        }
        if (mode != ZohoMode.LIVE) {
            return Optional.empty();
        }
        return DataCentre.of(dataCentre)
                .map(centre ->
                        new Hosts(dataCentre, https(centre.accounts), https(centre.api), https(centre.projects)));
    }

    /**
     * The hosts of the data centre that a consent's callback names by its {@code accounts-server}. To be asked before code and
     * secret are sent there, for anybody can call the callback.
     *
     * @return empty unless it is the accounts host of a data centre that the present mode talks to
     */
    public Optional<Hosts> ofAccountsServer(String accountsServer) {
        return Stream.concat(
                        Stream.of(SIMULATOR), Arrays.stream(DataCentre.values()).map(centre -> centre.name()
                                .toLowerCase(Locale.ROOT)))
                .flatMap(dataCentre -> of(dataCentre).stream())
                .filter(hosts -> hosts.accounts().toString().equals(accountsServer))
                .findFirst();
    }

    /**
     * The hosts that a stored connection may really be called at. The simulator is where this start says it is: its port may
     * differ from the one at the time of connecting.
     *
     * @return empty when any of its hosts is not on the list
     */
    public Optional<Hosts> allowed(Hosts stored) {
        if (stored.dataCentre().equals(SIMULATOR)) {
            return of(SIMULATOR);
        }
        boolean all =
                mode == ZohoMode.LIVE && isLive(stored.accounts()) && isLive(stored.api()) && isLive(stored.projects());
        return all ? Optional.of(stored) : Optional.empty();
    }

    private boolean isLive(URI base) {
        return "https".equals(base.getScheme())
                && base.getUserInfo() == null
                && (base.getPort() == -1 || base.getPort() == 443)
                && base.getHost() != null
                && live.contains(base.getHost().toLowerCase(Locale.ROOT));
    }

    private static URI https(String host) {
        return URI.create("https://" + host);
    }

    private static URI base(String text) {
        return URI.create(text.strip().replaceAll("/+$", ""));
    }
}
