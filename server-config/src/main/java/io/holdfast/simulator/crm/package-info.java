/**
 * CRM v8: metadata, accounts and contacts of one organization. Lists are pages with tokens beyond 2,000 records, empty
 * lists are 204 without a body, writes answer per item in request order. Text is stored and given back as it came.
 */
package io.holdfast.simulator.crm;
