package io.holdfast.simulator.projects;

import io.holdfast.simulator.wire.Request;

/** Where Zoho's own material disagrees about the form of a list, this says which form a call gets. */
public interface ListForms {
    /** True: {@code {"projects":[…],"page_info":{…}}}; false: the bare array that real portals are seen to answer. */
    boolean projectsInEnvelope(Request request);

    /** True: {@code "page_info":[{…}]}; false: {@code "page_info":{…}}. */
    boolean pageInfoInArray(Request request);

    /** True: every page is the first one, in an envelope that says that more follow. */
    boolean samePageForEver(Request request);
}
