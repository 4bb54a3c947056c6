package io.holdfast.mail;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mail that somebody is to get. Immutable; begin with {@link #of} and add what the kind needs.
 *
 * <p>Usage: {@code outbox.queue(NewMail.of(INVITATION, "invitation/" + id, email).named(name).with("link", link))}
 *
 * @param key the reason: the same kind of thing about the same object makes one mail, however often it is asked for
 * @param to the address, in lower case
 * @param name of the reader, for the greeting; null when it is not known
 * @param user null when the reader is no member yet
 * @param language null for what is known of the reader or the organization
 * @param values what stands in the mail: text, whole numbers or moments
 * @param expiresAt when what it says ends: it is not sent later than that; null when it stays true
 */
public record NewMail(
        MailKind kind,
        String key,
        String to,
        String name,
        UserId user,
        MailLanguage language,
        Map<String, Object> values,
        Instant expiresAt) {
    public NewMail {
        requireNonNull(kind, "kind");
        requireNonNull(key, "key");
        requireNonNull(to, "to");
        values = Map.copyOf(values);
    }

    public static NewMail of(MailKind kind, String key, String to) {
        return new NewMail(kind, key, to, null, null, null, Map.of(), null);
    }

    public NewMail named(String newName) {
        return new NewMail(kind, key, to, newName, user, language, values, expiresAt);
    }

    public NewMail toMember(UserId member) {
        return new NewMail(kind, key, to, name, member, language, values, expiresAt);
    }

    /** @param newLanguage null for what is known */
    public NewMail in(MailLanguage newLanguage) {
        return new NewMail(kind, key, to, name, user, newLanguage, values, expiresAt);
    }

    public NewMail until(Instant end) {
        return new NewMail(kind, key, to, name, user, language, values, end);
    }

    public NewMail with(String variable, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(variable, value);
        return new NewMail(kind, key, to, name, user, language, more, expiresAt);
    }

    /** Without the values: a link may be among them. */
    @Override
    public String toString() {
        return "NewMail[" + kind + ", " + key + "]";
    }
}
