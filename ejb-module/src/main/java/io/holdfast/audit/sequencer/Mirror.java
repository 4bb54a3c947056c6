package io.holdfast.audit.sequencer;

import io.holdfast.audit.model.MirrorDoors.Lacking;
import java.io.IOException;
import java.util.List;

/** Where checkpoints go so that whoever changes the database cannot change them too. */
interface Mirror {
    /** A word, the same for ever. */
    String name();

    /**
     * Takes notes over, in order. It may get the same ones again.
     *
     * @return what to remember of the place, for instance how long the file is
     * @throws IOException when it is not certain that it has all of them
     */
    long take(List<Lacking> notes) throws IOException;
}
