/**
 * The connection of a tenant to its Zoho organization. One row carries the one access token that all nodes share; whoever
 * renews it holds the row's lease, never a transaction. What we may send is counted here too, for all nodes together. Secrets
 * are sealed before they come here. Owns tables zoho_connections, zoho_pauses, zoho_budgets, zoho_concurrency and
 * zoho_calls_under_way. Records of Zoho do not live here but with the feature that shows them.
 */
package io.holdfast.zoho.model;
