/**
 * The description of the API as a whole. What one resource does is said at that resource; a test compares routes and
 * description on both archives.
 */
package io.holdfast.webshared.openapi;
