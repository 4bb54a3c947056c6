/**
 * Projects of client organizations. Zoho is the source of truth: a row here changes only by what was read from it, a whole
 * listing at a time, and a row that left a complete listing is marked gone, not removed. Owns table projects_cache.
 * Permissions: read:own-projects, read:account-projects, read:all-projects.
 */
package io.holdfast.projects.model;
