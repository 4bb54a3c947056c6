/** Long lists as streams of lines, for programs (JSON Lines) and for tables (CSV). */
package io.holdfast.webshared.lines;
