/** Rules about the class files of all modules. A rule's field name is the sentence that it holds. */
package io.holdfast.system.architecture;
