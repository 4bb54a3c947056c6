/**
 * Jobs and their schedules as rows. A job is claimed by one node, and only that claim can mark it done: the fence is the claim's
 * id in the condition of each change. All times are the database's. What crosses tenants (claiming, renewing, handing back) goes
 * through door functions. Owns tables jobs and job_schedules.
 */
package io.holdfast.jobs.model;
