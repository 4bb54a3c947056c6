/**
 * The screens around a person's account: signing in and out, accepting an invitation, and the welcome of people whose role
 * has no screens yet. A failed sign-in says the same whatever was wrong.
 */
package io.holdfast.identity.ui;
