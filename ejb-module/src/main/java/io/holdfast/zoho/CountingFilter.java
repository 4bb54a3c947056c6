package io.holdfast.zoho;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Counts each request that leaves for Zoho, retries and token renewals included. */
final class CountingFilter implements ClientRequestFilter {
    private final RequestsSent sent;

    CountingFilter(RequestsSent sent) {
        this.sent = sent;
    }

    @Override
    public void filter(ClientRequestContext request) {
        sent.add();
    }
}
