/** The claims of a bundle, each checked: a range, a selection, kept checkpoints, retention, absence, heads. */
package io.holdfast.verify.log;
