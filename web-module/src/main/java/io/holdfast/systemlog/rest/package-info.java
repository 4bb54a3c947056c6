/** The system log over REST. */
package io.holdfast.systemlog.rest;
