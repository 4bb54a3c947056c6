package io.holdfast.system.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Handle;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that stand in the code of a method, its lambdas included: there the SQL is, and names that it gives things. */
final class Statements {
    private static final String LAMBDA = "lambda$";
    private static final Map<JavaClass, Map<String, Set<String>>> KNOWN = new ConcurrentHashMap<>();

    private Statements() {}

    /** Overloaded methods are not told apart. */
    static Set<String> in(JavaCodeUnit unit) {
        return KNOWN.computeIfAbsent(unit.getOwner(), Statements::read).getOrDefault(unit.getName(), Set.of());
    }

    private static Map<String, Set<String>> read(JavaClass type) {
        Map<String, Set<String>> texts = new HashMap<>();
        type.getSource().ifPresent(source -> {
            try (InputStream bytes = source.getUri().toURL().openStream()) {
                new ClassReader(bytes).accept(visitor(texts), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return texts;
    }

    private static ClassVisitor visitor(Map<String, Set<String>> texts) {
        return new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                Set<String> found = texts.computeIfAbsent(written(name), n -> new HashSet<>());
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitLdcInsn(Object value) {
                        add(value);
                    }

                    @Override
                    public void visitInvokeDynamicInsn(String call, String shape, Handle maker, Object... arguments) {
                        for (Object argument : arguments) { // texts joined with +
                            add(argument);
                        }
                    }

                    private void add(Object value) {
                        if (value instanceof String text) {
                            found.add(text);
                        }
                    }
                };
            }
        };
    }

    /** The method in whose source a lambda stands. */
    private static String written(String name) {
        return name.startsWith(LAMBDA) ? name.substring(LAMBDA.length(), name.lastIndexOf('$')) : name;
    }
}
