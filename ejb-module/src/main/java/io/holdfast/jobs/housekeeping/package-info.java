/** What the product tidies up by itself: jobs of the platform's own schedules. Each takes rows in small portions. */
package io.holdfast.jobs.housekeeping;
