/** {@code ./holdfast bench portal}: the reading side of the client portal, hot, cold, over an hour, and without Zoho. */
package io.holdfast.bench.portal;
