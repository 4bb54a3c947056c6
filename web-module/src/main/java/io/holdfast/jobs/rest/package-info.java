/** Jobs and their schedules over REST, for those who run the system. */
package io.holdfast.jobs.rest;
