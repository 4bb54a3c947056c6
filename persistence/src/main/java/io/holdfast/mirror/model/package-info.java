/** When each mirror of Zoho was last read, who reads it now, and why the last attempt failed. Owns table projection_refreshes. */
package io.holdfast.mirror.model;
