/** The screens of whoever runs the platform: which organizations there are, and the way into one of them. */
package io.holdfast.tenancy.ui;
