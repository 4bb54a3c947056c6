/** Projects over REST: parse, call, answer. */
package io.holdfast.projects.rest;
