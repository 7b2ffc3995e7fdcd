package org.anjuan.web.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.message.EventRule;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerChanged;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.MessageMapping;
import org.anjuan.ingest.message.Ports;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The receiving ends, for the system administrator. */
@RestController
@RequestMapping("/api/listeners")
class ListenerController {
  private final Listeners listeners;
  private final Ports ports;
  private final Organisation organisation;
  private final ViewRows views;

  ListenerController(Listeners listeners, Ports ports, Organisation organisation, ViewRows views) {
    this.listeners = listeners;
    this.ports = ports;
    this.organisation = organisation;
    this.views = views;
  }

  /** A listener as it is set up, and how its port does on the node that answers. */
  record ListenerRow(
      String code,
      String name,
      String protocol,
      String campus,
      String sourceSystem,
      boolean enabled,
      int port,
      String bind,
      boolean tls,
      List<String> addresses,
      String charset,
      int perMinute,
      List<PlaceRow> fields,
      List<EventRow> events,
      @Nullable String subject,
      ViewRows.@Nullable ViewRow view,
      ViewRows.@Nullable SyncRow sync,
      long version,
      boolean open,
      int connections,
      @Nullable String trouble) {}

  /** Where a value stands in the source's messages. */
  record PlaceRow(String field, String path) {}

  /** What is done at a SOAP event. */
  record EventRow(
      String code,
      @Nullable String name,
      String deed,
      @Nullable String category,
      @Nullable List<PlaceRow> fields) {}

  /**
   * The listeners.
   *
   * @param subjects what rows may be about
   */
  record ListenerRows(List<ListenerRow> items, List<SubjectFields> subjects) {}

  /** The fields that rows about something have, the needed ones first. */
  record SubjectFields(RowSubject subject, List<SubjectField> fields) {
    static SubjectFields of(RowSubject subject) {
      return new SubjectFields(
          subject,
          subject.fields().stream()
              .map(field -> new SubjectField(field, subject.needs(field)))
              .toList());
    }
  }

  record SubjectField(String name, boolean needed) {}

  /**
   * What is entered.
   *
   * @param version the one that was changed; 0 for a new listener
   */
  record ListenerForm(
      @Nullable String name,
      @Nullable String protocol,
      @Nullable String campus,
      @Nullable String sourceSystem,
      boolean enabled,
      int port,
      @Nullable String bind,
      boolean tls,
      @Nullable List<String> addresses,
      @Nullable String charset,
      int perMinute,
      @Nullable List<PlaceRow> fields,
      @Nullable List<EventRow> events,
      @Nullable String subject,
      ViewRows.@Nullable ViewForm view,
      long version) {}

  @GetMapping
  ListenerRows list() {
    return new ListenerRows(
        listeners.all().stream().map(this::row).toList(),
        Arrays.stream(RowSubject.values()).map(SubjectFields::of).toList());
  }

  @PutMapping("/{code}")
  ListenerRow put(Actor actor, @PathVariable ListenerCode code, @RequestBody ListenerForm form) {
    return row(listeners.put(actor, listener(code, form)));
  }

  @ExceptionHandler(ListenerChanged.class)
  ProblemDetail changed() {
    return Problems.of(
        HttpStatus.CONFLICT,
        "listener-changed",
        "该接收端刚被他人修改，或标识已被使用，请刷新后重试",
        "Somebody else has changed this listener, or the code is taken: reload and try again");
  }

  private Listener listener(ListenerCode code, ListenerForm form) {
    var campus = new CampusCode(given(form.campus(), "campus"));
    if (organisation.campus(campus).isEmpty()) {
      throw new InvalidValue("campus");
    }
    var protocol = named(Protocol.values(), form.protocol(), "protocol");
    return new Listener(
        code,
        given(form.name(), "name").strip(),
        protocol,
        campus,
        given(form.sourceSystem(), "sourceSystem").strip(),
        form.enabled(),
        protocol.hasOwnPort() ? form.port() : 0,
        form.bind() == null || form.bind().isBlank() ? "127.0.0.1" : form.bind().strip(),
        form.tls(),
        addresses(form.addresses()),
        form.charset() == null || form.charset().isBlank() || protocol == Protocol.VIEW
            ? "UTF-8"
            : form.charset().strip(),
        form.perMinute(),
        new MessageMapping(
            places(form.fields()),
            events(form.events()),
            protocol.isOfRows() ? named(RowSubject.values(), form.subject(), "subject") : null),
        protocol == Protocol.VIEW ? views.source(code, form.view()) : null,
        form.version());
  }

  private static List<AddressRange> addresses(@Nullable List<String> ranges) {
    try {
      return ranges == null ? List.of() : ranges.stream().map(AddressRange::new).toList();
    } catch (InvalidValue notARange) {
      throw new InvalidValue("addresses");
    }
  }

  private static List<MessageMapping.Place> places(@Nullable List<PlaceRow> rows) {
    return rows == null
        ? List.of()
        : rows.stream().map(row -> new MessageMapping.Place(row.field(), row.path())).toList();
  }

  private static List<EventRule> events(@Nullable List<EventRow> rows) {
    return rows == null
        ? List.of()
        : rows.stream()
            .map(row ->
                new EventRule(
                    row.code(),
                    row.name() == null ? "" : row.name(),
                    named(EventRule.Deed.values(), row.deed(), "events"),
                    row.category() == null || row.category().isBlank()
                        ? null
                        : new CategoryCode(row.category()),
                    places(row.fields())))
            .toList();
  }

  private static <E extends Enum<E>> E named(E[] all, @Nullable String name, String field) {
    return Arrays.stream(all)
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidValue(field));
  }

  private static String given(@Nullable String value, String field) {
    return Optional.ofNullable(value).orElseThrow(() -> new InvalidValue(field));
  }

  private ListenerRow row(Listener listener) {
    var state = ports.state(listener.code());
    return new ListenerRow(
        listener.code().value(),
        listener.name(),
        listener.protocol().name(),
        listener.campus().value(),
        listener.sourceSystem(),
        listener.enabled(),
        listener.port(),
        listener.bind(),
        listener.tls(),
        listener.addresses().stream().map(AddressRange::value).toList(),
        listener.charset(),
        listener.perMinute(),
        listener.mapping().fields().stream()
            .map(place -> new PlaceRow(place.field(), place.path()))
            .toList(),
        listener.mapping().events().stream().map(ListenerController::row).toList(),
        listener.mapping().subject() == null ? null : listener.mapping().subject().name(),
        views.view(listener),
        views.sync(listener),
        listener.version(),
        state.open() || (listener.enabled() && !listener.protocol().hasOwnPort()),
        state.connections(),
        state.trouble());
  }

  private static EventRow row(EventRule rule) {
    var category = rule.category();
    return new EventRow(
        rule.code(),
        rule.name(),
        rule.deed().name(),
        category == null ? null : category.value(),
        rule.fields().stream().map(p -> new PlaceRow(p.field(), p.path())).toList());
  }
}
