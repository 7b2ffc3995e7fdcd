package org.anjuan.worker.dicom;

import java.util.List;

/**
 * A data element: bytes, items of a sequence, or fragments of packed pixels.
 *
 * @param representation two letters, {@code UN} where unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Element(
    int tag, String representation, byte[] bytes, List<DataSet> items, List<byte[]> fragments) {

  static Element of(int tag, String representation, byte[] bytes) {
    return new Element(tag, representation, bytes, List.of(), List.of());
  }
}
