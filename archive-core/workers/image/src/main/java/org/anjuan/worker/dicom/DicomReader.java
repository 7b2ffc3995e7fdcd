package org.anjuan.worker.dicom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.Unreadable;

/**
 * Reads a DICOM file (PS3.10) in any of its byte orders, with or without its preamble. An object
 * that is cut short gives what was there.
 */
final class DicomReader {

  private static final String IMPLICIT = "1.2.840.10008.1.2";
  private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
  private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
  private static final Set<String> LONG =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
  private static final int ITEM = 0xfffee000;
  private static final int ITEM_END = 0xfffee00d;
  private static final int SEQUENCE_END = 0xfffee0dd;
  private static final int UNDEFINED = -1;
  private static final int DEEPEST = 64;
  private static final int MOST_ELEMENTS = 500_000;
  private static final int PREAMBLE = 128;

  private final Limits limits;
  private int elements;

  private DicomReader(Limits limits) {
    this.limits = limits;
  }

  /** What a file holds: how it is packed, and its elements. */
  record Read(String transferSyntax, DataSet data) {}

  static boolean looksLike(byte[] content) {
    return hasPreamble(content) || isBare(content);
  }

  private static boolean hasPreamble(byte[] content) {
    return content.length > PREAMBLE + 4
        && new String(content, PREAMBLE, 4, StandardCharsets.ISO_8859_1).equals("DICM");
  }

  /** Without preamble and head: it begins with an element of group 8 and a short length. */
  private static boolean isBare(byte[] content) {
    return content.length > 16
        && content[0] == 8
        && content[1] == 0
        && content[3] == 0
        && content[2] <= 0x18
        && (content[6] == 0 || content[7] == 0 || content[4] >= 'A' && content[5] >= 'A');
  }

  static Read read(byte[] content, Limits limits) throws IOException {
    return new DicomReader(limits).file(content);
  }

  private Read file(byte[] content) throws IOException {
    var in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    in.position(hasPreamble(content) ? PREAMBLE + 4 : 0);
    var head = new DataSet(ByteOrder.LITTLE_ENDIAN, null);
    while (in.remaining() >= 8 && in.getShort(in.position()) == 2) {
      head.put(element(in, head, true, 0));
    }
    var syntax = head.text(Tags.TRANSFER_SYNTAX);
    boolean explicit = syntax.isEmpty() ? looksExplicit(in) : !syntax.equals(IMPLICIT);
    var order = syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    var body = syntax.equals(DEFLATED) ? inflated(in) : in.slice();
    var data = new DataSet(order, null);
    try {
      set(body.order(order), data, explicit, 0);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      if (data.isEmpty()) {
        throw new IOException("no data", e);
      }
      // Cut short: what came before holds.
    }
    return new Read(syntax, data);
  }

  private static boolean looksExplicit(ByteBuffer in) {
    if (in.remaining() < 6) {
      return true;
    }
    char first = (char) in.get(in.position() + 4);
    char second = (char) in.get(in.position() + 5);
    return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
  }

  private ByteBuffer inflated(ByteBuffer in) throws IOException {
    var out = new ByteArrayOutputStream();
    var packed = new ByteArrayInputStream(in.array(), in.position(), in.remaining());
    try (var unpacking = new InflaterInputStream(packed, new Inflater(true))) {
      var buffer = new byte[64 << 10];
      for (int n; (n = unpacking.read(buffer)) >= 0; ) {
        out.write(buffer, 0, n);
        if (out.size() > limits.bytes()) {
          throw new Unreadable(Refusal.TOO_LARGE);
        }
      }
    } catch (java.io.EOFException e) {
      // Cut short.
    }
    return ByteBuffer.wrap(out.toByteArray());
  }

  private void set(ByteBuffer in, DataSet data, boolean explicit, int depth) {
    while (in.remaining() >= 8) {
      var element = element(in, data, explicit, depth);
      if (element.tag() == ITEM_END || element.tag() == SEQUENCE_END) {
        return;
      }
      data.put(element);
    }
  }

  private Element element(ByteBuffer in, DataSet data, boolean explicit, int depth) {
    if (++elements > MOST_ELEMENTS || depth > DEEPEST) {
      throw new Unreadable(Refusal.TOO_LARGE);
    }
    int tag = tag(in);
    if (tag == ITEM_END || tag == SEQUENCE_END || tag == ITEM) {
      in.getInt();
      return Element.of(tag, "UN", new byte[0]);
    }
    var representation = Tags.representation(tag);
    int length;
    if (explicit) {
      representation = letters(in);
      if (LONG.contains(representation)) {
        in.getShort();
        length = in.getInt();
      } else {
        length = in.getShort() & 0xffff;
      }
    } else {
      length = in.getInt();
    }
    if (tag == Tags.PIXELS && length == UNDEFINED) {
      return new Element(tag, representation, new byte[0], List.of(), fragments(in));
    }
    if (representation.equals("SQ") || length == UNDEFINED) {
      // Of unknown representation and length: implicit within (PS3.5 6.2.2).
      boolean inside = explicit && !representation.equals("UN");
      return new Element(
          tag, "SQ", new byte[0], items(in, data, length, inside, depth + 1), List.of());
    }
    return Element.of(tag, representation, bytes(in, length));
  }

  private List<DataSet> items(
      ByteBuffer in, DataSet outer, int length, boolean explicit, int depth) {
    var body = length == UNDEFINED ? in : part(in, length);
    var items = new ArrayList<DataSet>();
    while (body.remaining() >= 8) {
      int tag = tag(body);
      int itsLength = body.getInt();
      if (tag == SEQUENCE_END) {
        break;
      }
      if (tag != ITEM) {
        throw new IllegalArgumentException("item");
      }
      var item = new DataSet(outer.order(), outer);
      if (itsLength == UNDEFINED) {
        set(body, item, explicit, depth);
      } else {
        set(part(body, itsLength), item, explicit, depth);
      }
      items.add(item);
    }
    return items;
  }

  private static List<byte[]> fragments(ByteBuffer in) {
    var fragments = new ArrayList<byte[]>();
    while (in.remaining() >= 8) {
      int tag = tag(in);
      int length = in.getInt();
      if (tag != ITEM) {
        break;
      }
      fragments.add(bytes(in, Math.min(length < 0 ? in.remaining() : length, in.remaining())));
    }
    return fragments;
  }

  private static ByteBuffer part(ByteBuffer in, int length) {
    int there = length < 0 ? in.remaining() : Math.min(length, in.remaining());
    var part = in.slice(in.position(), there).order(in.order());
    in.position(in.position() + there);
    return part;
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length < 0) {
      throw new IllegalArgumentException("length");
    }
    var bytes = new byte[Math.min(length, in.remaining())];
    in.get(bytes);
    return bytes;
  }

  private static int tag(ByteBuffer in) {
    return (in.getShort() & 0xffff) << 16 | in.getShort() & 0xffff;
  }

  private static String letters(ByteBuffer in) {
    return "" + (char) (in.get() & 255) + (char) (in.get() & 255);
  }
}
