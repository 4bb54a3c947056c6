package io.holdfast.zoho.oauth;

import io.holdfast.zoho.model.ZohoConnection.Consent;
import java.util.UUID;

/** The right to renew a token, and what is needed for it. */
public record Renewal(UUID lease, Consent consent) {}
