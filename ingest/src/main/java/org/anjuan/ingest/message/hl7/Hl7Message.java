package org.anjuan.ingest.message.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.GenericComposite;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;

/** A message taken apart. Values are found by path: {@code PID-3.1}, {@code PV1-19}. */
final class Hl7Message {
  private static final HapiContext HAPI = context();
  private static final Pattern PATH =
      Pattern.compile("([A-Z][0-9A-Z]{2})-(\\d{1,3})(?:\\.(\\d{1,2}))?(?:\\.(\\d{1,2}))?");

  private final List<Segment> segments;

  private Hl7Message(List<Segment> segments) {
    this.segments = segments;
  }

  static Hl7Message parse(String text) {
    try {
      var message = HAPI.getPipeParser().parse(text);
      var segments = new ArrayList<Segment>();
      for (var name : message.getNames()) {
        for (var structure : message.getAll(name)) {
          if (structure instanceof Segment segment) {
            segments.add(segment);
          }
        }
      }
      return new Hl7Message(segments);
    } catch (HL7Exception malformed) {
      throw new MessageRefused(MessageFault.MALFORMED, "HL7");
    }
  }

  /** All segments of a name, in order. */
  List<Segment> all(String name) {
    return segments.stream().filter(segment -> segment.getName().startsWith(name)).toList();
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** The first value at a path that is not empty. */
  Optional<String> value(String path) {
    var form = PATH.matcher(path);
    if (!form.matches()) {
      throw new MessageRefused(MessageFault.FIELD_INVALID, "mapping");
    }
    return all(form.group(1)).stream()
        .map(segment ->
            value(
                segment,
                Integer.parseInt(form.group(2)),
                0,
                form.group(3) == null ? 1 : Integer.parseInt(form.group(3)),
                form.group(4) == null ? 1 : Integer.parseInt(form.group(4))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  static Optional<String> value(Segment segment, int field, int repetition, int component) {
    return value(segment, field, repetition, component, 1);
  }

  private static Optional<String> value(
      Segment segment, int field, int repetition, int component, int part) {
    try {
      if (repetition >= segment.getField(field).length) {
        return Optional.empty();
      }
      return Optional.ofNullable(Terser.get(segment, field, repetition, component, part))
          .map(String::strip)
          .filter(text -> !text.isEmpty() && !text.equals("\"\""));
    } catch (HL7Exception beyond) {
      return Optional.empty();
    }
  }

  static int repetitions(Segment segment, int field) {
    try {
      return segment.getField(field).length;
    } catch (HL7Exception beyond) {
      return 0;
    }
  }

  private static HapiContext context() {
    var context = new DefaultHapiContext(ValidationContextFactory.noValidation());
    context.setModelClassFactory(new AnyVersion());
    context.getParserConfiguration().setAllowUnknownVersions(true);
    context.getParserConfiguration().setDefaultObx2Type("ST");
    return context;
  }

  /** Takes messages of every version and event alike. */
  private static final class AnyVersion extends GenericModelClassFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<? extends Message> getMessageClass(
        String name, String version, boolean isExplicit) {
      return Objects.requireNonNull(GenericMessage.V25.class);
    }

    @Override
    public Class<? extends Type> getTypeClass(String name, String version) {
      return GenericComposite.class;
    }
  }
}
