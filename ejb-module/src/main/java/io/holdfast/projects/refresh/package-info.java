/**
 * How the mirror of projects is renewed: claimed by one holder in the cluster, read from Zoho outside transactions, taken over
 * in one. What is shown stays what was last read completely.
 */
package io.holdfast.projects.refresh;
