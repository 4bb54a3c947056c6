package io.holdfast.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.model.PersonalValue;
import io.holdfast.audit.model.Redacted;
import io.holdfast.shared.id.LocationId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventDraftTest {
    private static final TenantId TENANT = TenantId.next();
    private static final Caller ANN = new Caller(
            Caller.Kind.USER,
            TENANT,
            UserId.next(),
            null,
            "ann@acme.example",
            null,
            Grants.NONE,
            new Caller.Origin(null, null, "req-1"));

    private final EventDraft draft = new EventDraft();

    @Test
    void whatTheUseCaseTellsIsInTheEvent() {
        ProjectId project = new ProjectId(Uuids.next());
        LocationId location = new LocationId(Uuids.next());
        draft.open();
        draft.entity("project", project)
                .oldValue("status", "planned")
                .newValue("status", "active")
                .meta("count", 3)
                .reason("asked by phone")
                .location(location);

        var details = draft.contents().details();
        assertThat(details.entity()).isEqualTo("project");
        assertThat(details.entityId()).isEqualTo(project.toString());
        assertThat(details.oldValues()).containsEntry("status", "planned").hasSize(1);
        assertThat(details.newValues()).containsEntry("status", "active").hasSize(1);
        assertThat(details.meta()).containsEntry("count", 3L).hasSize(1);
        assertThat(details.reason()).isEqualTo("asked by phone");
        assertThat(details.locationId()).isEqualTo(location.value());
    }

    @Test
    void aSecretIsTakenWhereItIsListedAndNeverInClear() {
        draft.open();
        draft.entity("connection", Uuids.next())
                .oldSecret("clientSecret", "before")
                .newSecret("clientSecret", "after")
                .newValue("clientId", "in clear")
                .newSecret("status", "connected")
                .oldSecret("refreshToken", null);

        var details = draft.contents().details();
        assertThat(details.oldValues()).containsEntry("clientSecret", new Redacted("before"));
        assertThat(details.oldValues()).containsEntry("refreshToken", null);
        assertThat(details.newValues())
                .containsEntry("clientSecret", new Redacted("after"))
                .containsEntry("clientId", EventDraft.NOT_RECORDED)
                .containsEntry("status", EventDraft.NOT_RECORDED);
        assertThat(details.toString()).doesNotContain("before", "after", "in clear");
    }

    @Test
    void aFieldThatIsNotListedIsNotRecorded() {
        draft.open();
        draft.entity("user", Uuids.next())
                .oldValue("password", "hunter2")
                .newValue("email", "ann@acme.example")
                .meta("token", "hf_12345");

        var contents = draft.contents();
        assertThat(contents.details().oldValues()).containsEntry("password", EventDraft.NOT_RECORDED);
        assertThat(contents.details().newValues()).containsEntry("email", EventDraft.NOT_RECORDED);
        assertThat(contents.details().meta()).containsEntry("token", EventDraft.NOT_RECORDED);
        assertThat(contents.toString()).doesNotContain("hunter2", "ann@acme.example", "hf_12345");
    }

    @Test
    void aFieldOfAnUnknownNounIsNotRecorded() {
        draft.open();
        draft.entity("spaceship", "1").newValue("name", "secret").personal("email", "ann@acme.example");

        var contents = draft.contents();
        assertThat(contents.details().newValues()).containsEntry("name", EventDraft.NOT_RECORDED);
        assertThat(contents.details().meta()).containsEntry("email", EventDraft.NOT_RECORDED);
        assertThat(contents.personal()).isEmpty();
    }

    @Test
    void aPersonalValueIsNotAmongTheClearOnes() {
        draft.open();
        draft.entity("user", Uuids.next()).newValue("role", "pm").personal("email", "bob@acme.example");

        assertThat(draft.contents().details().toString()).doesNotContain("bob@acme.example");
        assertThat(draft.contents().personal()).hasSize(1);
    }

    @Test
    void aPersonalValueOfAUserBelongsToThatUserAndNotToTheCaller() {
        UUID bob = Uuids.next();
        draft.open();
        draft.entity("user", bob).personal("email", "bob@acme.example");

        assertThat(personal()).containsExactly(new PersonalValue(bob, "email", "bob@acme.example"));
    }

    @Test
    void aPersonalValueOfSomebodyWithoutAnIdBelongsToTheTenant() {
        draft.open();
        draft.entity("invitation", null).personal("email", "bob@acme.example");

        assertThat(personal()).containsExactly(new PersonalValue(TENANT.value(), "email", "bob@acme.example"));
    }

    @Test
    void otherPersonalValuesBelongToTheCaller() {
        draft.open();
        draft.entity("signin", null).personal("email", "ann@acme.example").personal("email", null);

        assertThat(personal()).containsExactly(new PersonalValue(ANN.user().value(), "email", "ann@acme.example"));
    }

    @Test
    void aNestedUseCaseJoinsTheOuterEvent() {
        assertThat(draft.open()).isTrue();
        draft.entity("project", "p-1").newValue("status", "active");
        assertThat(draft.open()).isFalse();
        draft.entity("user", "u-1").newValue("role", "pm");
        draft.close();
        draft.newValue("name", "Bridge");

        var details = draft.contents().details();
        assertThat(details.entity()).isEqualTo("project");
        assertThat(details.newValues())
                .containsEntry("status", "active")
                .containsEntry("user.role", "pm")
                .containsEntry("name", "Bridge");
    }

    @Test
    void theOutermostUseCasesObjectCountsEvenWhenItIsNamedLast() {
        draft.open();
        draft.open();
        draft.entity("user", "u-1").newValue("role", "pm");
        draft.close();
        draft.entity("invitation", "i-1").entity("invitation", "i-2");

        var details = draft.contents().details();
        assertThat(details.entity()).isEqualTo("invitation");
        assertThat(details.entityId()).isEqualTo("i-2");
        assertThat(details.newValues()).containsOnlyKeys("user.role");
    }

    @Test
    void theNextEventOfATransactionStartsEmpty() {
        draft.open();
        draft.entity("project", "p-1").newValue("status", "active").reason("because");
        draft.close();
        draft.open();

        assertThat(draft.contents()).isEqualTo(DraftContents.EMPTY);
    }

    private List<PersonalValue> personal() {
        return draft.contents().personal().stream().map(value -> value.of(ANN)).toList();
    }
}
