package org.anjuan.ingest.collect.channel;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service that lists its reports as JSON. A checkpoint is the address of the page it begins with.
 */
final class HttpPullChannel implements PullChannel {
  private static final int MOST_PAGES = 1_000_000;
  private static final Configuration LENIENT =
      Configuration.defaultConfiguration()
          .addOptions(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL);

  private final HttpPullSettings settings;
  private final Afterwards afterwards;
  private final HttpCalls calls;
  private final ZoneId zone;

  HttpPullChannel(HttpPullSettings settings, Afterwards afterwards, HttpCalls calls, ZoneId zone) {
    this.settings = settings;
    this.afterwards = afterwards;
    this.calls = calls;
    this.zone = zone;
  }

  @Override
  public void list(Listing wanted, Entries into) throws IOException {
    var checkpoint = wanted.checkpoint();
    var page = checkpoint == null ? first(wanted) : calls.resolve(checkpoint);
    for (var pages = 0; page != null; pages++) {
      if (pages > MOST_PAGES) {
        throw new SourceTrouble(Trouble.TOO_LONG, "pages without end");
      }
      var answer = parsed(calls.text(page));
      var count = give(answer, into);
      var next = next(page, answer, count);
      if (next != null && !next.equals(page)) {
        into.reached(next.toString());
      }
      page = next == null || next.equals(page) ? null : next;
    }
  }

  private URI first(Listing wanted) throws IOException {
    var stay = wanted.stay();
    var ofStay = settings.recordList();
    var template = stay != null && ofStay != null ? ofStay : settings.list();
    var values = new HashMap<String, String>();
    values.put("since", text(wanted.since(), Instant.EPOCH));
    values.put("until", text(wanted.until(), Instant.parse("2999-12-31T00:00:00Z")));
    values.put("admissionNo", stay == null ? "" : stay.admissionNo());
    values.put("visitNo", stay == null ? "" : String.valueOf(stay.visitNo()));
    var address = calls.resolve(Template.filled(template, values::get));
    return settings.paging() instanceof HttpPullSettings.PageNumber(var name, var first)
        ? Template.withParameter(address, name, String.valueOf(first))
        : address;
  }

  private static String text(@Nullable Instant at, Instant otherwise) {
    return String.valueOf(at == null ? otherwise : at);
  }

  private static DocumentContext parsed(String json) throws IOException {
    try {
      return JsonPath.using(LENIENT).parse(json);
    } catch (JsonPathException | IllegalArgumentException e) {
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "not JSON");
    }
  }

  private int give(DocumentContext answer, Entries into) throws IOException {
    Object found = answer.read(settings.items());
    if (!(found instanceof List<?> items)) {
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "no list at " + settings.items());
    }
    // [[…]]: an indefinite path that matched a list gives a list of it
    var flat = items.size() == 1 && items.getFirst() instanceof List<?> inner ? inner : items;
    for (var item : flat) {
      if (!(item instanceof Map<?, ?>)) {
        throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "an entry that is no object");
      }
      into.entry(entry(JsonPath.using(LENIENT).parse(item)));
    }
    return flat.size();
  }

  private SourceEntry entry(DocumentContext item) throws IOException {
    var fields = settings.fields();
    var id = value(item, fields.id());
    if (id == null || id.length() > 500) {
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "an entry without " + fields.id());
    }
    var name = value(item, fields.fileName());
    var size = value(item, fields.size());
    return new SourceEntry(
        id,
        name == null ? id : name,
        size == null || !size.matches("\\d{1,18}") ? null : Long.valueOf(size),
        Times.read(value(item, fields.modified()), zone),
        value(item, fields.etag()),
        value(item, fields.version()),
        true,
        item.jsonString());
  }

  private static @Nullable String value(DocumentContext item, @Nullable String path) {
    Object found = path == null ? null : item.read(path);
    if (found instanceof List<?> list && !list.isEmpty()) {
      found = list.getFirst();
    }
    return found instanceof String || found instanceof Number || found instanceof Boolean
        ? found.toString()
        : null;
  }

  private @Nullable URI next(URI page, DocumentContext answer, int count) throws IOException {
    return switch (settings.paging()) {
      case HttpPullSettings.OnePage _ -> null;
      case HttpPullSettings.NextLink(var path) -> {
        var link = value(answer, path);
        yield link == null || link.isBlank() ? null : calls.resolve(link);
      }
      case HttpPullSettings.PageNumber(var name, var first) ->
          count == 0
              ? null
              : Template.withParameter(
                  page, name, String.valueOf(Template.number(page, name, first) + 1));
      case HttpPullSettings.Cursor(var path, var name) -> {
        var mark = value(answer, path);
        yield mark == null || mark.isBlank() || count == 0
            ? null
            : Template.withParameter(page, name, mark);
      }
    };
  }

  @Override
  public Content open(SourceEntry entry) throws IOException {
    return calls.get(calls.resolve(filled(settings.download(), entry)));
  }

  private static String filled(String template, SourceEntry entry) throws IOException {
    var description = JsonPath.using(LENIENT).parse(String.valueOf(entry.description()));
    return Template.filled(
        template, name -> name.equals("id") ? entry.path() : value(description, "$." + name));
  }

  @Override
  public Optional<byte[]> beside(SourceEntry entry, String ending) {
    return Optional.empty();
  }

  @Override
  public void acknowledge(SourceEntry entry) throws IOException {
    var address = afterwards.target();
    if (afterwards.deed() == Afterwards.Deed.MARK && address != null) {
      try {
        calls.post(calls.resolve(filled(address, entry)));
      } catch (SourceTrouble trouble) {
        if (trouble.trouble() != Trouble.GONE) {
          throw trouble;
        } // else acknowledged already
      }
    }
  }

  @Override
  public void close() {
    calls.close();
  }
}
