package io.holdfast.zoho.model;

import java.time.Instant;

/**
 * How a connection stands, for people; no secret is in it.
 *
 * @param accountsHost where its tokens come from
 * @param since when it came into this state
 * @param reason null unless something is wrong
 * @param waitUntil null unless the token endpoint asked us to wait and the time has not come
 * @param tokenExpiresAt null when no token was ever stored
 */
public record ConnectionStatus(
        String dataCentre,
        String accountsHost,
        ConnectionState state,
        Instant since,
        String reason,
        Instant waitUntil,
        Instant tokenExpiresAt) {}
