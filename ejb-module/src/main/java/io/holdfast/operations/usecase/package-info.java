/** Shows how this node and what it depends on stand. Permission: manage:system. It asks nothing of Zoho. */
package io.holdfast.operations.usecase;
