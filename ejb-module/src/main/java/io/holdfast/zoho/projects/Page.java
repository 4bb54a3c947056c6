package io.holdfast.zoho.projects;

import java.util.List;

/** One page of a listing, and whether Zoho says that another follows. */
record Page<T>(List<T> rows, boolean more) {}
