/** Hashes, trees and proofs of RFC 6962 (section 2.1), and the chain. Knows no file and no signature. */
package io.holdfast.verify.tree;
