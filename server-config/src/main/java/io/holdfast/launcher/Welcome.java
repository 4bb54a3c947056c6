package io.holdfast.launcher;

import java.util.List;

/** What a person reads when everything is up. */
final class Welcome {
    /** One person of each kind; docs/DEMO.md has them all. */
    private static final List<String> DEMO = List.of(
            "user@acme.example       sees Acme's projects at Meridian Engineering",
            "admin@meridian.example  administers Meridian Engineering",
            "owner@harvest.example   runs Harvest Kitchens",
            "root@holdfast.example   operates the platform");

    private Welcome() {}

    static void print(Installation installation, Console console) {
        console.line("");
        console.line("Holdfast is ready: " + installation.portal());
        if (installation.isDemo()) {
            console.line("  Demo sign-ins, password holdfast-demo:");
            DEMO.forEach(person -> console.line("    " + person));
            if (Database.isExternal(installation.settings()))
                console.line("  These accounts are open to everybody who knows the password above and they are in your"
                        + " database now: set HOLDFAST_DEMO=false in production.");
        }
        if (installation.nodes() > 1) {
            console.line("  " + installation.nodes() + " nodes, one session over all of them:");
            for (var number = 1; number <= installation.nodes(); number++)
                console.line("    " + installation.node(number).name() + "  "
                        + installation.node(number).url());
            console.line("  A balancer for them: docs/examples; one at a time: ./holdfast node --help");
        }
        if (installation.zohoMode() == ZohoMode.SIMULATOR)
            console.line("  Zoho simulator: " + installation.simulator() + " (what it was asked: "
                    + installation.simulator() + "/_control/calls)");
        installation.mailbox().ifPresent(folder -> console.line("  Mails, one file each: " + folder));
        console.line("  Logs: " + installation.home().logs());
        console.line("  Stop: Ctrl-C, or ./holdfast stop");
    }
}
