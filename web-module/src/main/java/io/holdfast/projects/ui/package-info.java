/**
 * Projects as clients and staff see them. Everything shown is a stored copy of Zoho's records, so each screen states the
 * copy's age, and says which answer is old when Zoho is silent.
 */
package io.holdfast.projects.ui;
