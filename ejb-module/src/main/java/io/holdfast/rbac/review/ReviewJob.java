package io.holdfast.rbac.review;

/** What a job about an access review is about. @param review its id */
public record ReviewJob(String review) {}
