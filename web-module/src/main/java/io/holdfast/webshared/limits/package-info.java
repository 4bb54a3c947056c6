/**
 * Refusals before any work: addresses and bodies that are too long, parameters that a method does not declare. A limit is a
 * setting with a default; no endpoint is outside it.
 */
package io.holdfast.webshared.limits;
