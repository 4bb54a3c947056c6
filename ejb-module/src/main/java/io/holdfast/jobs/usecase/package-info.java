/**
 * Jobs and schedules of the caller's tenant for those who run the system: look, cancel, run again, change when. Permission:
 * manage:system. What runs them is {@link io.holdfast.jobs}.
 */
package io.holdfast.jobs.usecase;
