package io.holdfast.mail;

import io.holdfast.mail.MailServer.Tls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How mail leaves. What does not fit together stops the start with a sentence that names the setting: mail that silently goes
 * nowhere would be noticed by those who wait for it.
 */
@ApplicationScoped
public class MailSettings {
    @Inject
    @ConfigProperty(name = "holdfast.mail.mode")
    String mode;

    @Inject
    @ConfigProperty(name = "holdfast.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "holdfast.mail.port")
    int port;

    @Inject
    @ConfigProperty(name = "holdfast.mail.tls")
    String tls;

    @Inject
    @ConfigProperty(name = "holdfast.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "holdfast.mail.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "holdfast.mail.from")
    Optional<String> from;

    @Inject
    @ConfigProperty(name = "holdfast.mail.from-name")
    String fromName;

    @Inject
    @ConfigProperty(name = "holdfast.mail.folder")
    Optional<String> folder;

    @Inject
    @ConfigProperty(name = "holdfast.mail.timeout")
    Duration timeout;

    @Inject
    @ConfigProperty(name = "holdfast.mail.authority")
    Optional<String> authority;

    @Inject
    @ConfigProperty(name = "holdfast.mail.return-to")
    Optional<String> returnTo;

    @Inject
    @ConfigProperty(name = "holdfast.mail.retry-after")
    Duration retryAfter;

    @Inject
    @ConfigProperty(name = "holdfast.mail.give-up")
    Duration giveUp;

    @Inject
    @ConfigProperty(name = "holdfast.mail.limit-per-hour")
    int limitPerHour;

    @Inject
    @ConfigProperty(name = "holdfast.mail.limit-per-address")
    int limitPerAddress;

    @Inject
    @ConfigProperty(name = "holdfast.mail.keep")
    Duration keep;

    @Inject
    @ConfigProperty(name = "holdfast.mail.keep-unsent")
    Duration keepUnsent;

    /** Where mail goes. */
    public enum Mode {
        /** Nowhere: no mail is made. */
        OFF,
        /** To a mail server. */
        SMTP,
        /** Into a folder of this machine, one file each. */
        FILE
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object start) {
        Mode known = mode();
        if (known == Mode.OFF) {
            return;
        }
        sender();
        returnTo();
        require(retryAfter.toMillis() > 0, "holdfast.mail.retry-after must be a time, such as PT30S.");
        requirePort(port, "holdfast.mail.port");
        require(!timeout.isNegative() && !timeout.isZero(), "holdfast.mail.timeout must be a time, such as PT20S.");
        if (known == Mode.FILE) {
            require(folder.isPresent(), "holdfast.mail.mode is file, so holdfast.mail.folder must be set.");
            return;
        }
        require(host.isPresent(), "holdfast.mail.mode is smtp, so holdfast.mail.host must be set.");
        require(
                user.isPresent() == password.isPresent(),
                "holdfast.mail.user and holdfast.mail.password go together: set both or none.");
        if (user.isPresent()) {
            requireGuarded(host.get(), tls(), "holdfast.mail.tls");
        }
        server().properties("smtp");
    }

    public Mode mode() {
        return word(Mode.class, "holdfast.mail.mode", mode);
    }

    Tls tls() {
        return word(Tls.class, "holdfast.mail.tls", tls);
    }

    MailAddress sender() {
        return from.flatMap(MailAddress::of)
                .orElseThrow(() -> new IllegalStateException(
                        "holdfast.mail.from must be an e-mail address, because holdfast.mail.mode is " + mode + "."));
    }

    String senderName() {
        return fromName;
    }

    Path folder() {
        return Path.of(folder.orElseThrow());
    }

    MailServer server() {
        return new MailServer(
                host.orElseThrow(),
                port,
                tls(),
                user.orElse(null),
                password.orElse(null),
                timeout,
                authority().orElse(null));
    }

    /** The certificates that vouch for our mail servers; empty for those that the JVM trusts. */
    Optional<Path> authority() {
        return authority.map(Path::of);
    }

    /** Where reports of what could not be delivered are to go. */
    MailAddress returnTo() {
        return returnTo.map(address -> MailAddress.of(address)
                        .orElseThrow(
                                () -> new IllegalStateException("holdfast.mail.return-to must be an e-mail address.")))
                .orElseGet(this::sender);
    }

    /** How long to wait before the second attempt, and before a server that did not answer is asked again. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** How long a mail is tried. */
    Duration giveUp() {
        return giveUp;
    }

    int limitPerHour() {
        return limitPerHour;
    }

    int limitPerAddress() {
        return limitPerAddress;
    }

    /** How long rows stay after a mail's end. */
    Duration keep() {
        return keep;
    }

    /** How long what unsent mails say stays after their end. */
    Duration keepUnsent() {
        return keepUnsent;
    }

    static <E extends Enum<E>> E word(Class<E> words, String key, String text) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return word;
            }
        }
        throw new IllegalStateException(key + " is '" + text + "', which is none of its words.");
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static void requirePort(int port, String key) {
        require(port > 0 && port <= 65_535, key + " must be from 1 to 65535.");
    }

    /** A password does not travel in clear, unless it stays on this machine. */
    static void requireGuarded(String host, Tls tls, String key) {
        require(
                tls == Tls.STARTTLS || tls == Tls.IMPLICIT || isThisMachine(host),
                key + " must be starttls or implicit when there is a password: it would travel in clear.");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
