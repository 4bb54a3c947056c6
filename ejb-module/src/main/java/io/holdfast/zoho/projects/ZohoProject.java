package io.holdfast.zoho.projects;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A project as Zoho lists it.
 *
 * @param accountId the CRM account that the link field names; null when it names none
 * @param progressPercentage 0 to 100
 * @param startDate null when not planned
 * @param endDate null when not planned
 * @param budget null when none is tracked
 * @param currency ISO 4217; null when not told
 */
public record ZohoProject(
        String id,
        String name,
        String status,
        String accountId,
        int progressPercentage,
        LocalDate startDate,
        LocalDate endDate,
        BigDecimal budget,
        String currency) {}
