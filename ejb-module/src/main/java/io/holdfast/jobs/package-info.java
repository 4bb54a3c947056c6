/**
 * Background work. Whoever wants something done submits a job in the transaction of the change, so that the job exists exactly
 * when the change does; a node claims it, runs its handler as a named caller of the job's tenant, and marks it done under its
 * claim. A handler may be run more than once; what it does inside {@link io.holdfast.jobs.JobRun#finishing} happens once (ADR 18).
 */
package io.holdfast.jobs;
