/**
 * How a mirror of a listing of Zoho is renewed: claimed by one holder in the cluster, read from Zoho outside transactions, taken
 * over in one. What is shown stays what was last read completely. A feature gives its {@link io.holdfast.mirror.Projection};
 * everything about claims, failures and age is here, once.
 */
package io.holdfast.mirror;
