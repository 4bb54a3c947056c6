package io.holdfast.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.testing.People;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MailLanguagesIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final String READER = "reader@acme.example";

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void aMembersLanguageGoesBeforeTheOrganizations() {
        UserId reader = member(tenant);
        assertThat(this.<Optional<String>>with(l -> l.ofMember(tenant, reader))).isEmpty();
        assertThat(this.<Optional<String>>with(l -> l.ofOrganization(tenant))).isEmpty();

        does(l -> l.chooseForOrganization(tenant, "fr"));
        assertThat(known(reader)).contains("fr");
        does(l -> l.chooseForMember(tenant, reader, "de"));
        assertThat(known(reader)).contains("de");
        does(l -> l.chooseForMember(tenant, reader, "es"));
        assertThat(this.<Optional<String>>with(l -> l.ofMember(tenant, reader))).contains("es");
        assertThat(this.<Optional<String>>with(l -> l.ofOrganization(tenant))).contains("fr");
    }

    @Test
    void anotherOrganizationsLanguageCannotBeChosen() {
        var other = new TenantId(DATABASE.newTenant("engineering-portal"));
        UserId theirs = member(other);
        does(l -> l.chooseForOrganization(other, "de"));
        does(l -> l.chooseForMember(other, theirs, "de"));
        assertThat(DATABASE.<Long>asOwner(sql -> sql.one(
                        "SELECT count(*) FROM tenants t JOIN users u ON u.tenant_id = t.id"
                                + " WHERE t.id = ? AND t.language IS NULL AND u.preferences = '{}'",
                        other.value())))
                .isEqualTo(1);
    }

    private Optional<String> known(UserId reader) {
        String address = DATABASE.asOwner(sql -> sql.one("SELECT email FROM users WHERE id = ?", reader.value()));
        return UNIT.inTenant(tenant.value(), em -> {
            var mails = new OutboxMails();
            mails.em = em;
            return mails.language(tenant, address);
        });
    }

    private static UserId member(TenantId of) {
        var people = new People(DATABASE);
        return new UserId(people.member(of.value(), people.login(UUID.randomUUID() + READER)));
    }

    private void does(Consumer<MailLanguages> work) {
        this.<Void>with(languages -> {
            work.accept(languages);
            return null;
        });
    }

    private <T> T with(Function<MailLanguages, T> work) {
        return UNIT.inTenant(tenant.value(), em -> {
            var languages = new MailLanguages();
            languages.em = em;
            return work.apply(languages);
        });
    }
}
