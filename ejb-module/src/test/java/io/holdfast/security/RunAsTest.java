package io.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Permission;
import org.junit.jupiter.api.Test;

class RunAsTest {
    private static final TenantId TENANT = TenantId.next();

    @Test
    void aSystemCallerHoldsExactlyWhatItWasGivenInOneTenant() {
        Caller caller = RunAs.system("zoho-refresh", TENANT, Permission.READ_ALL_PROJECTS);

        assertThat(caller.kind()).isEqualTo(Caller.Kind.SYSTEM);
        assertThat(caller.tenant()).isEqualTo(TENANT);
        assertThat(caller.name()).isEqualTo("zoho-refresh");
        assertThat(caller.mayAny(Permission.READ_ALL_PROJECTS)).isTrue();
        assertThat(caller.mayAny(Permission.OPERATE)).isFalse();
        assertThat(caller.mayAny(Permission.SIGNED_IN)).isFalse();
        assertThat(caller.grants().hasInTenant(Permission.READ_ALL_PROJECTS)).isTrue();
    }

    @Test
    void withoutPermissionsItMayNothing() {
        assertThat(RunAs.system("idle", TENANT).grants().all()).isEmpty();
    }

    @Test
    void eachPieceOfWorkHasItsOwnRequestId() {
        assertThat(RunAs.system("a", TENANT).origin().requestId())
                .isNotEqualTo(RunAs.system("a", TENANT).origin().requestId());
    }
}
