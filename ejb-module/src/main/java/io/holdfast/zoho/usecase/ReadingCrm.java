package io.holdfast.zoho.usecase;

import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;
import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.calls.CallPriority;
import io.holdfast.zoho.crm.AccountsGateway;
import io.holdfast.zoho.crm.CrmAccount;
import io.holdfast.zoho.crm.CrmContact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Shows the client organizations of the CRM to whoever ties them to accounts of Holdfast. */
@ApplicationScoped
@RequiresPermission({MANAGE_SYSTEM, OPERATE})
public class ReadingCrm {
    @Inject
    AccountsGateway gateway;

    @Inject
    CallPriority priority;

    public Outcome<List<CrmAccount>> accounts() {
        return priority.whileSomebodyWaits(gateway::accounts);
    }

    public Outcome<List<CrmContact>> contacts(String accountId) {
        return priority.whileSomebodyWaits(() -> gateway.contacts(accountId));
    }
}
