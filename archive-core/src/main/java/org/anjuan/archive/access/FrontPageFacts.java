package org.anjuan.archive.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tag rules look at.
 *
 * @param diagnoses codes of all diagnoses
 * @param person keyed hash of the patient's ID card number
 */
public record FrontPageFacts(
    String campus, @Nullable String disposition, Set<String> diagnoses, @Nullable String person) {
  public FrontPageFacts {
    diagnoses = Set.copyOf(diagnoses);
  }

  @Override
  public String toString() {
    return "FrontPageFacts[masked]";
  }
}
