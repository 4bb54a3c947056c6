/** JSON that is read and written by hand, where binding to a class would hide what is there. */
package io.holdfast.shared.json;
