/** The audit log over REST, in the names of the table that the first interface promised (feature C1). */
package io.holdfast.audit.rest;
