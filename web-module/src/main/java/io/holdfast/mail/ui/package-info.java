/** The screen of mails: what left, what did not and why, which addresses get none. */
package io.holdfast.mail.ui;
