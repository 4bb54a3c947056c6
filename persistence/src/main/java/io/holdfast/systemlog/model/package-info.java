/** What the nodes themselves complained about, as rows. */
package io.holdfast.systemlog.model;
