package io.holdfast.projects.model;

import java.time.LocalDate;

/** When a project runs, both days included; either is null when not planned. */
public record Timeline(LocalDate startDate, LocalDate endDate) {
    /** Nothing planned. */
    public static final Timeline OPEN = new Timeline(null, null);
}
