package io.holdfast.bench.portal;

import io.holdfast.bench.peer.NotMeasured;
import io.holdfast.bench.peer.Peer;
import io.holdfast.bench.product.Ending;
import io.holdfast.bench.product.Memory;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Product;
import io.holdfast.bench.product.Status;
import io.holdfast.bench.report.Console;
import io.holdfast.bench.report.Machine;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.report.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The order of things. */
final class PortalBench {
    /** A client of the demo has 6 projects; 20 are on a page. */
    private static final int SMALL = 4;

    private static final String UNREACHED = "1000000000";

    private final Options options;
    private final Ending ending;
    private final Console console;

    PortalBench(Options options, Ending ending, Console console) {
        this.options = options;
        this.ending = ending;
        this.console = console;
    }

    Report figures() throws IOException, InterruptedException {
        var report = new Report("./holdfast bench portal", console);
        report.head(Machine.describe());
        var product = ending.with(Product.in(ending.folder().resolve("small")));
        console.progress("Load on warm caches");
        var status = product.start(settings(SMALL, Map.of()));
        report.head("Holdfast " + status.version() + ", one node; rate limits raised to " + UNREACHED
                + " per window, audit on, everything else as installed");
        hot(status).forEach(report::add);
        product.stop();
        console.progress("A mixed hour");
        var hour = new MixedHour(options);
        var shortened = product.start(settings(SMALL, hour.settings()));
        report.add(hour.run(shortened));
        product.stop();
        console.progress("First page, cold caches");
        var large = ending.with(Product.in(ending.folder().resolve("large")));
        report.add(new ColdPhase(options.scale(), console).run(large, settings(options.scale(), Map.of())));
        large.stop();
        return report;
    }

    Report outage() throws IOException, InterruptedException {
        var report = new Report("./holdfast bench portal --outage", console);
        report.head(Machine.describe());
        var phase = new OutagePhase(options, console);
        var product = ending.with(Product.in(ending.folder().resolve("outage")));
        var status = product.start(settings(SMALL, phase.settings()));
        report.head("Holdfast " + status.version() + ", one node");
        report.add(phase.run(status));
        product.stop();
        return report;
    }

    private List<Section> hot(Status status) throws IOException, InterruptedException {
        var list = new ProjectList(status);
        list.awaitLoaded();
        var body = list.checked();
        var targets = new ArrayList<>(List.of(list.target(), trivial(status)));
        String absent = "";
        Peer peer = null;
        try {
            peer = ending.with(Peer.start(Peer.source(), ending.folder().resolve("peer"), body));
            targets.add(peerTarget(peer));
        } catch (NotMeasured e) {
            absent = e.getMessage();
            console.progress("  peer: not measured, " + absent);
        }
        var closed = new ClosedRuns(ending.folder());
        var result = new HotPhase(options, status, targets, closed, console).run();
        list.checked();
        var report = new HotReport(result, closed.tool(), options.rate(), targets);
        var aims = report.aims(memory(status, peer), peer != null);
        if (peer != null) {
            aims.note("The peer inserted " + peer.audited() + " audit records.");
            peer.close();
        }
        return List.of(report.loops(absent), aims);
    }

    /** Through the same filters, with the same token, and nothing behind them. */
    private static Target trivial(Status status) {
        return new Target(
                "GET /api/health",
                status.address(),
                status.host(),
                "/api/health",
                status.nodeProcess(),
                () -> Person.signIn(status, ProjectList.READER).headers());
    }

    private static Target peerTarget(Peer peer) {
        return new Target(
                "peer, GET " + Peer.PATH, peer.address(), peer.host(), Peer.PATH, peer.processes(), peer::headers);
    }

    private static String memory(Status status, Peer peer) throws IOException {
        var node = status.nodeProcess();
        var text = "node " + megabytes(node.isEmpty() ? OptionalLong.empty() : Memory.ofTree(node.get(0)));
        return peer == null ? text : text + "; peer with Redis " + megabytes(peer.memory());
    }

    private static String megabytes(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() + " MB" : "unknown";
    }

    private static Map<String, String> settings(int scale, Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("HOLDFAST_SIMULATOR_SCALE", Integer.toString(scale));
        settings.put("HOLDFAST_LIMITS_PER_USER", UNREACHED);
        settings.put("HOLDFAST_LIMITS_PER_ADDRESS", UNREACHED);
        return settings;
    }
}
