package org.anjuan.archive;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What fuzz tests begin with, and what they have found, as plain tests of every build: without
 * instrumentation, in milliseconds. Seeds lie where Jazzer looks for them and leaves its findings:
 * {@code src/test/resources/…/<Class>Inputs/<method>}.
 */
public final class FuzzSeeds {
  private FuzzSeeds() {}

  /** A test for each seed of each target of these classes; a target without a seed fails. */
  public static Stream<DynamicTest> of(Class<?>... fuzzTests) {
    return Stream.of(fuzzTests).flatMap(FuzzSeeds::of);
  }

  private static Stream<DynamicTest> of(Class<?> fuzzTests) {
    return Arrays.stream(fuzzTests.getDeclaredMethods())
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {byte[].class}))
        .filter(method -> method.getAnnotations().length > 0)
        .flatMap(method ->
            seeds(fuzzTests, method).stream()
                .map(seed ->
                    DynamicTest.dynamicTest(
                        method.getName() + " " + seed.getFileName(), () -> run(method, seed))));
  }

  private static List<Path> seeds(Class<?> fuzzTests, Method target) {
    var folder =
        Path.of("src", "test", "resources")
            .resolve(fuzzTests.getPackageName().replace('.', '/'))
            .resolve(fuzzTests.getSimpleName() + "Inputs")
            .resolve(target.getName());
    try (var files = Files.list(folder)) {
      var seeds = files.sorted().toList();
      if (seeds.isEmpty()) {
        throw new AssertionError("no seed in " + folder);
      }
      return seeds;
    } catch (IOException e) {
      throw new AssertionError("no seeds in " + folder, e);
    }
  }

  private static void run(Method target, Path seed) throws Throwable {
    target.setAccessible(true);
    var constructor = target.getDeclaringClass().getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      target.invoke(constructor.newInstance(), (Object) Files.readAllBytes(seed));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
