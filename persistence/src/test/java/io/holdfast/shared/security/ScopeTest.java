package io.holdfast.shared.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeTest {
    @Test
    void theWholeTenantHasNoId() {
        assertThat(Scope.TENANT.id()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope(Scope.Type.TENANT, UUID.randomUUID()));
    }

    @ParameterizedTest
    @EnumSource(value = Scope.Type.class, mode = EnumSource.Mode.EXCLUDE, names = "TENANT")
    void everyOtherScopeNamesItsThing(Scope.Type type) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope(type, null));
        UUID id = UUID.randomUUID();
        assertThat(new Scope(type, id).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(Scope.Type.class)
    void aTypeIsFoundByItsWord(Scope.Type type) {
        assertThat(Scope.Type.ofWord(type.word())).isEqualTo(type);
    }
}
