/** Reading the system log takes manage:system or view:audit-logs in the whole organization. */
package io.holdfast.systemlog.usecase;
