package io.holdfast.webshared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void readsRolesAsWords() {
        assertThat(Words.role("client_user")).isEqualTo("Client user");
        assertThat(Words.role("TENANT_ADMIN")).isEqualTo("Tenant admin");
    }

    @Test
    void groupsPermissionsByWhatIsDone() {
        assertThat(Words.abilities(List.of("read:events", "approve:budget", "read:budget", "manage:all-users")))
                .containsExactly(
                        new Words.Ability("Approve", "budget"),
                        new Words.Ability("Manage", "all users"),
                        new Words.Ability("Read", "budget, events"));
    }
}
