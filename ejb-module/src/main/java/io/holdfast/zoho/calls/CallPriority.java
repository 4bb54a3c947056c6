package io.holdfast.zoho.calls;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;

/** Whether somebody waits for the calls of this request; a part of every budget is kept for those. */
@RequestScoped
public class CallPriority {
    private int waiting;

    /** Runs a task whose calls somebody waits for. */
    public <T> T whileSomebodyWaits(Supplier<T> task) {
        waiting++;
        try {
            return task.get();
        } finally {
            waiting--;
        }
    }

    public boolean somebodyWaits() {
        return waiting > 0;
    }
}
