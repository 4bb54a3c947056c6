/** How lists go on from page to page. */
package io.holdfast.shared.paging;
