package org.anjuan.worker.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The elements of an object or of an item, by their tags. */
final class DataSet {

  private final Map<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
  private final ByteOrder order;
  private final @Nullable DataSet outer;

  DataSet(ByteOrder order, @Nullable DataSet outer) {
    this.order = order;
    this.outer = outer;
  }

  void put(Element element) {
    elements.putIfAbsent(element.tag(), element);
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  Optional<Element> element(int tag) {
    return Optional.ofNullable(elements.get(tag));
  }

  List<DataSet> items(int tag) {
    return element(tag).map(Element::items).orElse(List.of());
  }

  /** Text in the character sets that are declared; empty when it is not there. */
  String text(int tag) {
    return element(tag)
        .map(found -> CharacterSets.of(characterSets()).decode(found))
        .map(String::strip)
        .orElse("");
  }

  private String characterSets() {
    var declared = elements.get(Tags.CHARACTER_SET);
    if (declared != null) {
      return CharacterSets.ascii(declared.bytes());
    }
    return outer == null ? "" : outer.characterSets();
  }

  /** The first of the values of a number, however it is written. */
  int number(int tag, int otherwise) {
    var element = elements.get(tag);
    if (element == null) {
      return otherwise;
    }
    var bytes = ByteBuffer.wrap(element.bytes()).order(order);
    try {
      return switch (element.representation()) {
        case "US", "SS" -> bytes.getShort() & 0xffff;
        case "UL", "SL" -> bytes.getInt();
        case "IS", "DS" -> (int) decimal(tag, otherwise);
        default -> bytes.remaining() >= 4 ? bytes.getInt() : bytes.getShort() & 0xffff;
      };
    } catch (java.nio.BufferUnderflowException e) {
      return otherwise;
    }
  }

  /** The first of the values of a decimal text. */
  double decimal(int tag, double otherwise) {
    var first = text(tag).split("\\\\", -1)[0].strip();
    try {
      return first.isEmpty() ? otherwise : Double.parseDouble(first);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Numbers of two bytes. */
  int[] shorts(int tag) {
    var bytes = element(tag).map(Element::bytes).orElse(new byte[0]);
    var shorts = ByteBuffer.wrap(bytes).order(order).asShortBuffer();
    var numbers = new int[shorts.remaining()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = shorts.get(i) & 0xffff;
    }
    return numbers;
  }

  ByteOrder order() {
    return order;
  }
}
