package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Request;

/** Where real answers of Books are seen to differ, or to be wrong, this says which form a call gets. */
public interface BooksForms {
    /** True: {@code "page_context":[{…}]}; false: {@code "page_context":{…}}. */
    boolean pageContextInArray(Request request);

    /** True: {@code customer_id} filters nothing, so that rows of other customers come back. */
    boolean customerIgnored(Request request);

    /** True: every page is the first one and says that more follow. */
    boolean samePageForEver(Request request);

    /** True: who asks for an invoice gets one of another customer. */
    boolean otherRecord(Request request);
}
