/** Shows those who run the system how the caches do. Permission: manage:system. */
package io.holdfast.caching.usecase;
