package io.holdfast.caching;

import io.holdfast.mirror.MirrorId;
import io.holdfast.mirror.MirrorRenewed;
import io.holdfast.mirror.MirrorWatch;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Tells the other nodes that a mirror was renewed or that what readers of it may see has changed, and hears it from them. A lost
 * message does no harm that lasts: nodes look at the database every second while somebody reads, and labels tell old pages.
 */
@ApplicationScoped
public class MirrorNews {
    private static final Logger LOG = Logger.getLogger(MirrorNews.class.getName());
    private static final String TOPIC = "mirrors";
    private static final String RENEWED = "renewed";
    private static final String CHANGED = "changed";
    private static final String SEPARATOR = " ";

    @Inject
    GridNews news;

    @Inject
    CacheService service;

    @Inject
    PageCaches caches;

    @Inject
    MirrorWatch watch;

    private boolean listening;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object start) {
        watch.prepare();
        listening = listening || news.on(TOPIC, (node, text) -> hear(text));
    }

    void renewed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MirrorRenewed event) {
        if (event.whole()) {
            service.invalidate(event.id().mirror(), event.id().tenant());
            tell(RENEWED, event.id());
        } else {
            // The label of the pages stays: nothing but this tells that they are outdated.
            forget(event.id());
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReadersChanged event) {
        forget(event.id());
    }

    private void forget(MirrorId id) {
        caches.forget(id.mirror(), id.tenant());
        service.invalidate(id.mirror(), id.tenant());
        tell(CHANGED, id);
    }

    private void tell(String what, MirrorId id) {
        news.tell(TOPIC, String.join(SEPARATOR, what, id.mirror(), id.tenant().toString()));
    }

    private void hear(String text) {
        String[] words = text.split(SEPARATOR, -1);
        if (words.length != 3) {
            LOG.warning("news of another version of the product is ignored");
            return;
        }
        var id = new MirrorId(new TenantId(UUID.fromString(words[2])), words[1]);
        if (words[0].equals(CHANGED)) {
            caches.forget(id.mirror(), id.tenant());
        } else {
            watch.outdate(id);
        }
    }
}
