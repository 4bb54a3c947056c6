package io.holdfast.mail;

import io.holdfast.mail.MailServer.Tls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where mails come back to that could not be delivered in the end: a mailbox of its own, read over IMAP. */
@ApplicationScoped
class BounceSettings {
    @Inject
    @ConfigProperty(name = "holdfast.mail.bounces.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "holdfast.mail.bounces.port")
    int port;

    @Inject
    @ConfigProperty(name = "holdfast.mail.bounces.tls")
    String tls;

    @Inject
    @ConfigProperty(name = "holdfast.mail.bounces.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "holdfast.mail.bounces.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "holdfast.mail.bounces.folder")
    String folder;

    @Inject
    @ConfigProperty(name = "holdfast.mail.bounces.read-folder")
    Optional<String> readFolder;

    @Inject
    @ConfigProperty(name = "holdfast.mail.timeout")
    Duration timeout;

    @Inject
    MailSettings mail;

    void check(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (host.isEmpty()) {
            return;
        }
        MailSettings.require(
                user.isPresent() && password.isPresent(),
                "holdfast.mail.bounces.host is set, so holdfast.mail.bounces.user and .password must be too.");
        MailSettings.requireGuarded(host.get(), tls(), "holdfast.mail.bounces.tls");
        MailSettings.requirePort(port, "holdfast.mail.bounces.port");
        server().properties("imap");
    }

    /** Whether there is such a mailbox. */
    boolean isOn() {
        return host.isPresent();
    }

    MailServer server() {
        return new MailServer(
                host.orElseThrow(),
                port,
                tls(),
                user.orElseThrow(),
                password.orElseThrow(),
                timeout,
                mail.authority().orElse(null));
    }

    /** What is read. */
    String folder() {
        return folder;
    }

    /** Where reports go that were read; empty when they stay. */
    Optional<String> readFolder() {
        return readFolder;
    }

    private Tls tls() {
        return MailSettings.word(Tls.class, "holdfast.mail.bounces.tls", tls);
    }
}
