package org.anjuan.demo.story;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that always falls the same way: the same seed and purpose give the same throws. */
public final class Dice {

  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Dice for one purpose; purposes do not disturb each other. */
  public static Dice of(long seed, String purpose) {
    long mixed = seed * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < purpose.length(); i++) mixed = (mixed ^ purpose.charAt(i)) * 0x100000001B3L;
    return new Dice(mixed);
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return high <= low ? low : random.nextInt(low, high + 1);
  }

  public double between(double low, double high) {
    return high <= low ? low : random.nextDouble(low, high);
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public char pick(String characters) {
    return characters.charAt(random.nextInt(characters.length()));
  }

  /** Around the middle more often than at the edges. */
  public double bell(double low, double high) {
    return low
        + (high - low) * (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 3;
  }

  public long seed() {
    return random.nextLong();
  }
}
