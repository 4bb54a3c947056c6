package io.holdfast.zoho.model;

import java.time.Duration;

/** How many calls count at present under a budget; {@code route} is {@code *} for one of the organization. */
public record BudgetUse(String product, String route, Duration window, int used) {}
