/** Makes large bundles and measures the verifier with them. Its hashing is its own: the verifier is judged by it. */
package io.holdfast.bench.verify;
