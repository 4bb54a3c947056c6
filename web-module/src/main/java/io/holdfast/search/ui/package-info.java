/** The search box of the frame leads here. What was typed stands in the address, and names are any text: all of it is escaped. */
package io.holdfast.search.ui;
