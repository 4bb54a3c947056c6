/**
 * What all lists have in common: the same two parameters, the same bounds. A cursor belongs to the list that made it.
 */
package io.holdfast.webshared.paging;
