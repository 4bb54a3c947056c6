package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Request;

/** How a list of CRM may lie. */
public interface CrmForms {
    /** True: every page is the first one, and says that more follow. */
    boolean samePageForEver(Request request);
}
