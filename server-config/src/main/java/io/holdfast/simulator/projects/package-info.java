/**
 * Projects v3: portals, projects and phases of one portal. Wrong use is answered as Zoho answers it: a wrong address and
 * {@code portals} for {@code portal} with 400 URL_RULE_NOT_CONFIGURED, a wrong verb with INVALID_METHOD, flat link keys and
 * unknown filters with silence. Text is stored and given back as it came.
 */
package io.holdfast.simulator.projects;
