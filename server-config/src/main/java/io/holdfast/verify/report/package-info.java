/** What the verifier found, and how it is said to people and programs. */
package io.holdfast.verify.report;
