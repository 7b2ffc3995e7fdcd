package org.anjuan.station.queue;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a file that is put into the queue.
 *
 * @param name what it is called; with its content it makes the identifier of its upload
 * @param fileName the last part of it
 * @param patientKey what was typed or scanned for the patient
 * @param meta its side-car, as JSON
 */
public record Taken(
    String name, String fileName, @Nullable String patientKey, @Nullable String meta) {

  @Override
  public String toString() {
    return "Taken[masked]";
  }
}
