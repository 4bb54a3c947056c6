/** One event: whether its bytes are in canonical form, and the few members that the verifier looks at. */
package io.holdfast.verify.event;
