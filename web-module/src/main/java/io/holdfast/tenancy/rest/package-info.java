/** Organizations as the platform sees them, over the API. */
package io.holdfast.tenancy.rest;
