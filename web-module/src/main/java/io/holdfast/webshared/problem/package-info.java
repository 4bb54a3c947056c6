/**
 * From whatever went wrong to one kind of answer. By type and code, never by the wording of a message; what is not foreseen
 * becomes a 500 that shows its request id and nothing else.
 */
package io.holdfast.webshared.problem;
