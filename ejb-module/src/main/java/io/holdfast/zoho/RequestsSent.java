package io.holdfast.zoho;

import jakarta.enterprise.context.RequestScoped;

/** How many requests were sent to Zoho within the present request or background task. */
@RequestScoped
public class RequestsSent {
    private int count;

    public int count() {
        return count;
    }

    public void add() {
        count++;
    }
}
