package io.holdfast.webshared.paging;

import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriBuilder;

/** Where a list goes on. */
public final class NextPage {
    private NextPage() {}

    /**
     * Adds the link to the next page, with the same question: a page of another one would not follow this.
     *
     * @param question the address of this page
     * @param next the cursor; null on the last page, which has no link
     */
    public static ResponseBuilder link(ResponseBuilder answer, UriBuilder question, String next) {
        return next == null
                ? answer
                : answer.link(question.replaceQueryParam("cursor", next).build(), "next");
    }
}
