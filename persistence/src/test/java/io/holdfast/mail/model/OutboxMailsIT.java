package io.holdfast.mail.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.testing.TestDatabase;
import io.holdfast.testing.TestUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OutboxMailsIT {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final TestUnit UNIT = new TestUnit(DATABASE);
    private static final Duration LONG = Duration.ofDays(90);
    private static final Duration PASSED = Duration.ofSeconds(-1);
    private static final String READER = "reader@acme.example";

    private final TenantId tenant = new TenantId(DATABASE.newTenant("engineering-portal"));

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void oneReasonMakesOneMail() {
        assertThat(add("invitation/1", MailId.next())).isTrue();
        assertThat(add("invitation/1", MailId.next())).isFalse();
        assertThat(page(null)).hasSize(1);
    }

    @Test
    void theSameReasonOfAnotherTenantIsAnother() {
        var other = new TenantId(DATABASE.newTenant("engineering-portal"));
        add("invitation/1", MailId.next());
        boolean added = UNIT.inTenant(other.value(), em -> mails(em).add(other, mail(MailId.next(), "invitation/1")));
        assertThat(added).isTrue();
        assertThat(page(null)).hasSize(1);
    }

    @Test
    void whatWasSentIsNotKept() {
        MailId mail = waiting();
        does(m -> m.tried(tenant, mail));
        does(m -> m.sent(tenant, mail));

        OutboxMail sent = find(mail);
        assertThat(sent.state()).isEqualTo(MailState.SENT);
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(sent.finishedAt()).isNotNull();
        assertThat(sent.sendable()).isFalse();
        assertThat(this.<Optional<String>>with(m -> m.content(tenant, mail))).isEmpty();
    }

    @Test
    void aMailThatCameBackIsFoundByItsMessageIdAndSaysWhy() {
        MailId mail = waiting();
        does(m -> m.returned(tenant, mail, "5.1.1"));
        assertThat(find(mail).state()).as("it was not sent").isEqualTo(MailState.WAITING);
        does(m -> m.sent(tenant, mail));
        does(m -> m.delayed(tenant, mail, "4.4.1 still trying"));
        assertThat(find(mail).state()).isEqualTo(MailState.SENT);
        assertThat(find(mail).lastError()).isEqualTo("4.4.1 still trying");

        String messageId = find(mail).messageId();
        var elsewhere = new TenantId(DATABASE.newTenant("engineering-portal"));
        assertThat(UNIT.<Optional<OutboxMails.Owned>>inTenant(
                        elsewhere.value(), em -> mails(em).byMessageId(messageId)))
                .contains(new OutboxMails.Owned(tenant, mail));
        assertThat(this.<Optional<OutboxMails.Owned>>with(m -> m.byMessageId("<nobody@knows.example>")))
                .isEmpty();
        does(m -> m.returned(tenant, mail, "5.1.1 no such user"));
        assertThat(find(mail).state()).isEqualTo(MailState.BOUNCED);
        assertThat(find(mail).lastError()).isEqualTo("5.1.1 no such user");
        assertThat(this.<Boolean>with(m -> m.requeue(tenant, mail)))
                .as("what it said is gone")
                .isFalse();
    }

    @Test
    void aPostponedMailWaitsAndSaysWhy() {
        MailId mail = waiting();
        does(m -> m.tried(tenant, mail));
        does(m -> m.postponed(tenant, mail, "451 4.7.1 try later" + "x".repeat(1000)));

        OutboxMail postponed = find(mail);
        assertThat(postponed.state()).isEqualTo(MailState.WAITING);
        assertThat(postponed.lastError()).startsWith("451").hasSize(500);
        OutboxStanding standing = with(m -> m.standing(tenant));
        assertThat(standing.waiting()).isEqualTo(1);
        assertThat(standing.oldest()).isEqualTo(postponed.queuedAt());
        assertThat(standing.lastError()).startsWith("451");
    }

    @Test
    void anUnsentMailWaitsAgainAsIfItWereNew() {
        MailId mail = waiting();
        does(m -> m.tried(tenant, mail));
        does(m -> m.unsent(tenant, mail, MailState.BOUNCED, "550 no such user"));
        assertThat(find(mail).state()).isEqualTo(MailState.BOUNCED);
        assertThat(this.<OutboxStanding>with(m -> m.standing(tenant)).unsentOfToday())
                .isEqualTo(1);

        assertThat(this.<Boolean>with(m -> m.requeue(tenant, mail))).isTrue();

        assertThat(find(mail).state()).isEqualTo(MailState.WAITING);
        assertThat(find(mail).attempts()).isZero();
        assertThat(find(mail).finishedAt()).isNull();
        assertThat(this.<Boolean>with(m -> m.requeue(tenant, mail))).isFalse();
    }

    @Test
    void whatAnUnsentMailSaysGoesSomeTimeAfterItsEndAndThenItIsNotQueuedAgain() {
        MailId mail = waiting();
        does(m -> m.unsent(tenant, mail, MailState.FAILED, "gave up"));
        tidy(LONG, LONG, LONG);
        assertThat(find(mail).sendable()).isTrue();

        tidy(LONG, PASSED, LONG);

        assertThat(find(mail).sendable()).isFalse();
        assertThat(this.<Boolean>with(m -> m.requeue(tenant, mail))).isFalse();
    }

    @Test
    void mailsThatEndedLongAgoAreForgottenAndWaitingOnesAreNot() {
        MailId ended = waiting();
        MailId open = waiting();
        does(m -> m.sent(tenant, ended));
        tidy(LONG, LONG, LONG);
        assertThat(page(null)).hasSize(2);

        tidy(LONG, LONG, PASSED);

        assertThat(page(null)).extracting(OutboxMail::id).containsExactly(open);
        assertThat(find(open).sendable()).isTrue();
    }

    @Test
    void aMailThatLostItsJobComesToAnEnd() {
        MailId mail = waiting();
        tidy(PASSED, LONG, LONG);

        assertThat(find(mail).state()).isEqualTo(MailState.FAILED);
        assertThat(find(mail).lastError()).isNotBlank();
    }

    @Test
    void pagesFollowEachOtherNewestFirstAndKeepToAState() {
        List<MailId> made = List.of(waiting(), waiting(), waiting());
        does(m -> m.sent(tenant, made.get(1)));

        List<OutboxMail> first = with(m -> m.page(tenant, null, null, 2));
        var last = first.get(1);
        List<OutboxMail> second = with(m ->
                m.page(tenant, null, new MailPlace(last.createdAt(), last.id().value()), 2));

        assertThat(first).extracting(OutboxMail::id).containsExactly(made.get(2), made.get(1));
        assertThat(second).extracting(OutboxMail::id).containsExactly(made.get(0));
        assertThat(page(MailState.WAITING)).extracting(OutboxMail::id).containsExactly(made.get(2), made.get(0));
    }

    @Test
    void mailsAreCountedPerTenantAndPerAddress() {
        waiting();
        waiting();
        Duration hour = Duration.ofHours(1);
        assertThat(this.<Long>with(m -> m.madeWithin(tenant, hour))).isEqualTo(2);
        assertThat(this.<Long>with(m -> m.madeWithin(tenant, READER, hour))).isEqualTo(2);
        assertThat(this.<Long>with(m -> m.madeWithin(tenant, "other@acme.example", hour)))
                .isZero();
    }

    @Test
    void theLanguageIsTheReadersElseTheOrganizations() {
        assertThat(this.<Optional<String>>with(m -> m.language(tenant, READER))).isEmpty();
        DATABASE.asOwner(
                sql -> sql.update("UPDATE tenants SET language = 'fr' WHERE id = CAST(? AS uuid)", tenant.toString()));
        assertThat(this.<Optional<String>>with(m -> m.language(tenant, READER))).contains("fr");
        String member = "m-" + tenant + "@acme.example";
        var people = new io.holdfast.testing.People(DATABASE);
        people.member(tenant.value(), people.login(member));
        DATABASE.asOwner(
                sql -> sql.update("UPDATE users SET preferences = '{\"language\": \"de\"}' WHERE email = ?", member));
        assertThat(this.<Optional<String>>with(m -> m.language(tenant, member))).contains("de");
    }

    private void tidy(Duration lost, Duration keepUnsent, Duration keep) {
        with(m -> m.tidy(lost, keepUnsent, keep, 1000));
    }

    private MailId waiting() {
        MailId id = MailId.next();
        add("test/" + id, id);
        return id;
    }

    private boolean add(String key, MailId id) {
        return with(m -> m.add(tenant, mail(id, key)));
    }

    private static NewOutboxMail mail(MailId id, String key) {
        return new NewOutboxMail(
                id,
                key,
                "invitation",
                "en",
                READER,
                null,
                "You are invited",
                "sealed",
                "<" + id + "@holdfast.example>",
                Instant.now().plus(7, ChronoUnit.DAYS));
    }

    private OutboxMail find(MailId id) {
        return this.<Optional<OutboxMail>>with(m -> m.find(tenant, id)).orElseThrow();
    }

    private List<OutboxMail> page(MailState state) {
        return with(m -> m.page(tenant, state, null, 50));
    }

    private void does(Consumer<OutboxMails> work) {
        with(mails -> {
            work.accept(mails);
            return null;
        });
    }

    private <T> T with(Function<OutboxMails, T> work) {
        return UNIT.inTenant(tenant.value(), em -> work.apply(mails(em)));
    }

    private static OutboxMails mails(jakarta.persistence.EntityManager em) {
        var mails = new OutboxMails();
        mails.em = em;
        return mails;
    }
}
