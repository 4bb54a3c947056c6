package io.holdfast.container.usecase;

import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/** Asks the database inside a use case's transaction. */
@Stateless
@RequiresPermission(Permission.OPERATE)
public class Asking {
    @Inject
    Transaction transaction;

    /** Tenant and request of this transaction before and after something else, and its connection's process. */
    public Answers around(Supplier<List<String>> something) {
        String before = transaction.tenant() + " " + transaction.request();
        List<String> between = something.get();
        String after = transaction.tenant() + " " + transaction.request();
        return new Answers(before, between, after, transaction.role(), transaction.backend());
    }

    public record Answers(String before, List<String> between, String after, String role, String backend) {}
}
