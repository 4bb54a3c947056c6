/** What a tenant does about its connection to Zoho. Permission: manage:system, or the operator. */
package io.holdfast.zoho.usecase;
