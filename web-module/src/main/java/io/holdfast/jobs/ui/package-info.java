/** The screens of background jobs, for those who run the system. */
package io.holdfast.jobs.ui;
