/** Signed notes, checkpoints and keys as the C2SP texts describe them: signed-note, tlog-checkpoint, tlog-cosignature. */
package io.holdfast.verify.note;
