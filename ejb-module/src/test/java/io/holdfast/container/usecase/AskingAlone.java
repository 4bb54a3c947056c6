package io.holdfast.container.usecase;

import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** Asks in a transaction of its own. */
@Stateless
@RequiresPermission(Permission.OPERATE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AskingAlone {
    @Inject
    Transaction transaction;

    public List<String> ask() {
        return List.of(transaction.tenant() + " " + transaction.request(), transaction.backend());
    }
}
