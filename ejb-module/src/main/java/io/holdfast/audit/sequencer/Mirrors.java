package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.MirrorDoors.Lacking;
import io.holdfast.cluster.Leadership;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Passes checkpoints on to the mirrors, each by its own progress in the database: a mirror that was away gets everything that it
 * missed. It asks the database when something was signed or when a mirror is behind, and nothing otherwise.
 */
@ApplicationScoped
public class Mirrors {
    private static final Logger LOG = Logger.getLogger(Mirrors.class.getName());
    private static final int AT_ONCE = 200;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration ALARM = Duration.ofMinutes(5);

    @Inject
    Leadership leadership;

    @Inject
    MirrorTransactions transactions;

    @Inject
    SequencerMetrics metrics;

    @Inject
    @ConfigProperty(name = "holdfast.audit.mirror-file")
    Optional<String> file;

    @Inject
    @ConfigProperty(name = "holdfast.audit.syslog.host")
    Optional<String> syslogHost;

    @Inject
    @ConfigProperty(name = "holdfast.audit.syslog.port")
    int syslogPort;

    @Inject
    @ConfigProperty(name = "holdfast.audit.syslog.authorities")
    Optional<String> authorities;

    @Inject
    @ConfigProperty(name = "holdfast.node-name")
    String node;

    private final List<Feed> feeds = new ArrayList<>();
    private MirrorFile mirrorFile;

    /** One mirror and how it does. */
    private static final class Feed {
        private final Mirror mirror;
        private volatile boolean more = true;
        private long notBefore;
        private long failingSince;
        private Duration wait = FIRST_WAIT;
        private boolean alarmed;

        Feed(Mirror mirror) {
            this.mirror = mirror;
            this.notBefore = System.nanoTime();
        }
    }

    @PostConstruct
    void configure() {
        mirrorFile = file.map(path -> new MirrorFile(Path.of(path))).orElse(null);
        if (mirrorFile != null) {
            feeds.add(new Feed(mirrorFile));
        }
        syslogHost.ifPresent(
                host -> feeds.add(new Feed(new SyslogMirror(host, syslogPort, authorities.map(Path::of), node))));
        if (feeds.isEmpty()) {
            LOG.warning(
                    "no mirror is set (holdfast.audit.mirror-file, .syslog.host): a tail cut off the audit log goes unseen");
        }
    }

    /** The file; null when none is set. */
    MirrorFile file() {
        return mirrorFile;
    }

    /** Something was signed. */
    void wake() {
        feeds.forEach(feed -> feed.more = true);
    }

    /** Passes on what there is. Never fails. One thread at a time. */
    void tick() {
        for (Feed feed : feeds) {
            if (feed.more && System.nanoTime() - feed.notBefore >= 0 && leadership.leads(Sequencer.NAME)) {
                feed(feed);
            }
        }
    }

    private void feed(Feed feed) {
        String name = feed.mirror.name();
        try {
            feed.more = false;
            for (List<Lacking> notes = transactions.backlog(name, AT_ONCE);
                    !notes.isEmpty();
                    notes = transactions.backlog(name, AT_ONCE)) {
                long place = feed.mirror.take(notes);
                transactions.advance(name, notes.get(notes.size() - 1).number(), place);
                metrics.mirrored(name, 0);
            }
            if (feed.failingSince != 0) {
                LOG.info(() -> "the mirror " + name + " of the audit log has all checkpoints again");
            }
            feed.failingSince = 0;
            feed.alarmed = false;
            feed.wait = FIRST_WAIT;
        } catch (IOException | RuntimeException e) {
            failed(feed, e);
        }
    }

    private void failed(Feed feed, Exception failure) {
        String name = feed.mirror.name();
        long now = System.nanoTime();
        feed.more = true;
        feed.notBefore = now + feed.wait.toNanos();
        feed.wait = feed.wait.compareTo(LONGEST_WAIT) < 0 ? feed.wait.multipliedBy(2) : LONGEST_WAIT;
        if (feed.failingSince == 0) {
            feed.failingSince = now;
            LOG.log(
                    Level.WARNING,
                    "the mirror " + name + " of the audit log takes no checkpoint; it is tried again",
                    failure);
        } else if (!feed.alarmed && now - feed.failingSince > ALARM.toNanos()) {
            feed.alarmed = true;
            LOG.log(
                    Level.SEVERE,
                    "the mirror " + name + " of the audit log has been behind for five minutes"
                            + " (docs/runbooks/audit-proof.md)",
                    failure);
        }
        metrics.mirrored(name, behind(name));
    }

    private long behind(String name) {
        try {
            return transactions.behind(name);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "how far the mirror is cannot be asked now", e);
            return 1;
        }
    }
}
