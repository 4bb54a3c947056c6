package io.holdfast.bench.load;

import java.io.IOException;

/** Told of every call that ended, on the thread of the loop. Times are of {@link System#nanoTime()}. */
public interface Listener {
    /**
     * @param intended when the call should have been sent
     * @param ended when its answer was whole
     */
    void answered(Call call, Answer answer, long intended, long ended);

    /** No whole answer came. */
    void failed(Call call, IOException reason, long intended, long ended);

    /** Nobody listens: for warming up. */
    static Listener none() {
        return new Listener() {
            @Override
            public void answered(Call call, Answer answer, long intended, long ended) {
                // Warming up measures nothing.
            }

            @Override
            public void failed(Call call, IOException reason, long intended, long ended) {
                // The measured runs will fail, too, and count it.
            }
        };
    }

    /** Both are told. */
    default Listener and(Listener other) {
        var one = this;
        return new Listener() {
            @Override
            public void answered(Call call, Answer answer, long intended, long ended) {
                one.answered(call, answer, intended, ended);
                other.answered(call, answer, intended, ended);
            }

            @Override
            public void failed(Call call, IOException reason, long intended, long ended) {
                one.failed(call, reason, intended, ended);
                other.failed(call, reason, intended, ended);
            }
        };
    }
}
