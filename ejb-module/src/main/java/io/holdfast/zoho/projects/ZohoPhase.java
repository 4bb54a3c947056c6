package io.holdfast.zoho.projects;

import java.time.LocalDate;

/** A phase ("milestone") of a project; days are null when not planned. */
public record ZohoPhase(
        String id,
        String projectId,
        String name,
        String status,
        LocalDate startDate,
        LocalDate endDate,
        boolean completed) {}
