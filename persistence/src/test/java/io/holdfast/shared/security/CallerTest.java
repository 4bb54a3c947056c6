package io.holdfast.shared.security;

import static io.holdfast.shared.security.Permission.ANYONE;
import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;
import static io.holdfast.shared.security.Permission.OPERATE;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.SIGNED_IN;
import static io.holdfast.shared.security.Permission.VIEW_AUDIT_LOGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final Caller.Origin ORIGIN = new Caller.Origin("192.0.2.1", "browser", "request-1");
    private static final TenantId TENANT = TenantId.next();

    @Test
    void nobodySignedInMayOnlyWhatAnyoneMay() {
        Caller nobody = Caller.anonymous(ORIGIN);
        assertThat(nobody.tenant()).isEqualTo(Caller.PLATFORM);
        assertThat(nobody.mayAny(ANYONE)).isTrue();
        assertThat(nobody.mayAny(SIGNED_IN, OPERATE, VIEW_AUDIT_LOGS)).isFalse();
        assertThat(nobody.userId()).isEmpty();
        assertThat(nobody.sessionId()).isEmpty();
    }

    @Test
    void aUserMayWhatOneOfTheGrantsGives() {
        Caller user = user(holding("read:all-projects"));
        assertThat(user.mayAny(SIGNED_IN)).isTrue();
        assertThat(user.mayAny(VIEW_AUDIT_LOGS, READ_ALL_PROJECTS)).isTrue();
        assertThat(user.mayAny(VIEW_AUDIT_LOGS)).isFalse();
        assertThat(user.mayAny()).isFalse();
    }

    @Test
    void whatIsAboutTheWholeOrganizationIsHeldForItOrNotAtAll() {
        var account = new Scope(Scope.Type.ACCOUNT, UUID.randomUUID());
        Caller ofAccount = user(new Grants(
                List.of(
                        new Grants.Grant("manage:system", "admin", account),
                        new Grants.Grant("read:all-projects", "admin", account)),
                Set.of("admin")));
        assertThat(ofAccount.mayAny(MANAGE_SYSTEM)).isFalse();
        assertThat(ofAccount.mayAny(MANAGE_SYSTEM, READ_ALL_PROJECTS)).isTrue();
        assertThat(user(holding("manage:system")).mayAny(MANAGE_SYSTEM)).isTrue();
    }

    @Test
    void onlyASystemCallerCanOperate() {
        assertThat(user(holding("operate")).mayAny(OPERATE)).isFalse();
        assertThat(user(holding("ask-decisions")).mayAny(Permission.ASK_DECISIONS))
                .isFalse();
        assertThat(user(Grants.NONE).client()).isEmpty();
        Caller client = Caller.client("portal", TENANT, holding("ask-decisions"), ORIGIN);
        assertThat(client.mayAny(Permission.ASK_DECISIONS)).isTrue();
        assertThat(client.mayAny(OPERATE, SIGNED_IN)).isFalse();
        assertThat(client.client()).contains("portal");
        assertThat(Caller.system("portal", TENANT, Grants.NONE, ORIGIN).client())
                .isEmpty();
        assertThat(Caller.system("launcher", TENANT, holding("operate"), ORIGIN).mayAny(OPERATE))
                .isTrue();
        assertThat(Caller.system("refresh", TENANT, Grants.NONE, ORIGIN).mayAny(OPERATE, SIGNED_IN))
                .isFalse();
    }

    @Test
    void aUserAndOnlyAUserHasAUserId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Caller(Caller.Kind.USER, TENANT, null, SessionId.next(), "ada", null, Grants.NONE, ORIGIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Caller(Caller.Kind.SYSTEM, TENANT, UserId.next(), null, "job", null, Grants.NONE, ORIGIN));
    }

    @Test
    void thereIsAlwaysATenantAndARequestId() {
        assertThatNullPointerException().isThrownBy(() -> Caller.system("job", null, Grants.NONE, ORIGIN));
        assertThatNullPointerException().isThrownBy(() -> new Caller.Origin("192.0.2.1", "browser", null));
    }

    private static Caller user(Grants grants) {
        return new Caller(
                Caller.Kind.USER,
                TENANT,
                UserId.next(),
                SessionId.next(),
                "ada@acme.example",
                UUID.randomUUID(),
                grants,
                ORIGIN);
    }

    private static Grants holding(String key) {
        return new Grants(List.of(new Grants.Grant(key, "role", Scope.TENANT)), Set.of("role"));
    }

    @Test
    void anIpv6AddressStandsForItsNetworkWhenAttemptsAreCounted() {
        assertThat(network("2001:db8:1:2:0:0:0:1"))
                .isEqualTo("2001:db8:1:2::/64")
                .isEqualTo(network("2001:db8:1:2:ffff:0:0:9"))
                .isNotEqualTo(network("2001:db8:1:3:0:0:0:1"));
        assertThat(network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(network("2001:db8::1")).isEqualTo("2001:db8::1");
        assertThat(network(null)).isNull();
    }

    private static String network(String address) {
        return new Caller.Origin(address, null, "request-1").network();
    }
}
