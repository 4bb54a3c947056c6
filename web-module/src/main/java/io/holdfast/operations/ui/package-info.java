/** What administrators see of the connection to Zoho, of copies and caches, and of this node. */
package io.holdfast.operations.ui;
