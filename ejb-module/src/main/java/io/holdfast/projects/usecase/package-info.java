/**
 * Projects as their clients see them. A reader sees what grants let: all of the tenant, those of accounts, or those granted
 * one by one; anything else does not exist for them. An outage of Zoho makes an answer stale, never an error.
 */
package io.holdfast.projects.usecase;
