/**
 * Zoho Accounts: tokens and their limits. Errors come as HTTP 200 with {@code {"error":…}}, except the throttle (400).
 * Secrets are compared in constant time and appear in no answer, log or message.
 */
package io.holdfast.simulator.oauth;
