/** The job that removes events past their retention. What it may remove is for the database to decide. */
package io.holdfast.audit.retention;
