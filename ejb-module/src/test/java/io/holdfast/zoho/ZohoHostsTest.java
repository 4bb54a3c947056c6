package io.holdfast.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.model.ZohoConnection.Hosts;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZohoHostsTest {
    private static final URI SIMULATOR = URI.create("http://127.0.0.1:8090");

    @Test
    void c6_canada_has_hosts_that_no_pattern_yields() {
        Hosts hosts = live().of("ca").orElseThrow();
        assertThat(hosts.accounts()).hasToString("https://accounts.zohocloud.ca");
        assertThat(hosts.api()).hasToString("https://www.zohoapis.ca");
        assertThat(hosts.projects()).hasToString("https://projects.zohocloud.ca");
    }

    @Test
    void c6_a_callback_that_names_a_foreign_accounts_server_leads_nowhere() {
        assertThat(live().ofAccountsServer("https://accounts.zohocloud.ca"))
                .hasValueSatisfying(hosts -> assertThat(hosts.dataCentre()).isEqualTo("ca"));
        for (String foreign : new String[] {
            "https://evil.example",
            "https://accounts.zoho.eu.evil.example",
            "https://accounts.zoho.eu@evil.example",
            "https://accounts.zoho.eu:8443",
            "http://accounts.zoho.eu",
            "https://www.zohoapis.eu",
            "https://accounts.zoho.eu/oauth",
            "http://127.0.0.1:8090",
            "",
            "not a url"
        }) {
            assertThat(live().ofAccountsServer(foreign)).as(foreign).isEmpty();
        }
        assertThat(simulated().ofAccountsServer("https://accounts.zoho.eu")).isEmpty();
        assertThat(simulated().ofAccountsServer("http://127.0.0.1:8090")).isPresent();
    }

    @Test
    void theSimulatorIsWhereThisStartSaysItIs() {
        var stored = hosts("simulator", "http://127.0.0.1:1");
        assertThat(simulated().allowed(stored).orElseThrow().accounts()).isEqualTo(SIMULATOR);
    }

    @Test
    void simulatorModeTalksToNoHostOfZoho() {
        assertThat(simulated().of("eu")).isEmpty();
        assertThat(simulated().allowed(live().of("eu").orElseThrow())).isEmpty();
    }

    @Test
    void liveModeTalksToNoSimulator() {
        assertThat(live().of("simulator")).isEmpty();
        assertThat(live().allowed(hosts("simulator", "http://127.0.0.1:8090"))).isEmpty();
    }

    @Test
    void aStoredHostThatIsNotOnTheListIsRefused() {
        assertThat(live().allowed(hosts("eu", "https://evil.example"))).isEmpty();
        assertThat(live().allowed(hosts("eu", "http://accounts.zoho.eu"))).isEmpty();
        assertThat(live().allowed(hosts("eu", "https://accounts.zoho.eu@evil.example")))
                .isEmpty();
        assertThat(live().allowed(hosts("eu", "https://accounts.zoho.eu:8443"))).isEmpty();
        assertThat(live().allowed(hosts("eu", "https://accounts.zoho.eu"))).isPresent();
    }

    @Test
    void offTalksToNobody() {
        var off = new ZohoHosts("off", Optional.of(SIMULATOR.toString()), Optional.empty());
        assertThat(off.of("simulator")).isEmpty();
        assertThat(off.of("us")).isEmpty();
        assertThat(off.allowed(hosts("us", "https://accounts.zoho.com"))).isEmpty();
    }

    private static ZohoHosts live() {
        return new ZohoHosts("live", Optional.of(SIMULATOR.toString()), Optional.empty());
    }

    private static ZohoHosts simulated() {
        return new ZohoHosts("simulator", Optional.of(SIMULATOR + "/"), Optional.empty());
    }

    private static Hosts hosts(String dataCentre, String base) {
        return new Hosts(dataCentre, URI.create(base), URI.create(base), URI.create(base));
    }
}
