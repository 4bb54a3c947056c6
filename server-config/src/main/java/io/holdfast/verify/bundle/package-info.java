/** The ZIP file and its small entries, read within limits whatever it claims to be. */
package io.holdfast.verify.bundle;
