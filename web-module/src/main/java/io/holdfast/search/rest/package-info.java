/** The search over REST. A hit names a screen; what it is of can be read at the address of its list. */
package io.holdfast.search.rest;
