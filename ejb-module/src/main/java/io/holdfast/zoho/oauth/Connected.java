package io.holdfast.zoho.oauth;

import io.holdfast.zoho.model.ZohoConnection.Hosts;

/** What a gateway needs to know of a connection that may be called; no secret is in it. */
public record Connected(Hosts hosts, String portalId, String projectLinkField) {}
