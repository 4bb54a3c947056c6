/** How the mirror of projects is filled from Zoho Projects. */
package io.holdfast.projects.refresh;
