package io.holdfast.zoho.calls;

import java.util.List;

/** One page of a listing, and whether Zoho says that another follows. */
public record Page<T>(List<T> rows, boolean more) {}
