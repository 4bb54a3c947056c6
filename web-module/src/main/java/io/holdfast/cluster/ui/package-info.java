/** The screen of nodes. It shows to those who hold manage:system, and lets administrators of the platform drain one. */
package io.holdfast.cluster.ui;
