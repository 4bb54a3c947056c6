/**
 * The product as a stranger sees it: started and stopped through its own command line in a temporary home, used over HTTP.
 * Nothing here knows a class of another package of the product.
 */
package io.holdfast.bench.product;
