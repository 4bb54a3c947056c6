/**
 * The connection of a tenant to its Zoho organization. One row carries the one access token that all nodes share; whoever
 * renews it holds the row's lease, never a transaction. Secrets are sealed before they come here. Owns tables
 * zoho_connections and zoho_pauses. Records of Zoho do not live here but with the feature that shows them.
 */
package io.holdfast.zoho.model;
