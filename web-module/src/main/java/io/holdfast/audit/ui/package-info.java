/**
 * The screens of the audit log. What is searched for lies in the address alone, so that a view can be sent to a colleague;
 * looking is an event like any other.
 */
package io.holdfast.audit.ui;
